package io.nodelog.report.reliability;

/**
 * A node came back before anybody missed it: it was down for less than its expiry.
 *
 * @param time when it was back, in microseconds since 1970-01-01T00:00:00Z
 * @param planned whether it had stopped in good order, or was out of service
 */
public record Restart(String node, Service service, long time, boolean planned) {}
