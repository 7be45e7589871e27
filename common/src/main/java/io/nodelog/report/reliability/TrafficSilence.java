package io.nodelog.report.reliability;

/**
 * A node that had requests all the time had none, while others of its pool had; then it had some
 * again. Times are in microseconds since 1970-01-01T00:00:00Z.
 *
 * @param from start of the first minute without any
 * @param to start of the first minute with some again
 * @param expected how many it would have had by its share of its pool's before
 */
public record TrafficSilence(String node, long from, long to, long expected) {}
