package io.nodelog.report.reliability;

/**
 * A node went down.
 *
 * @param start when it began, as far as can be told, in microseconds since 1970-01-01T00:00:00Z
 */
public record OutageStart(String node, long start) {}
