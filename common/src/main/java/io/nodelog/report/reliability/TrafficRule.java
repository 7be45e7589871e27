package io.nodelog.report.reliability;

/**
 * When it is remarkable that a node has no requests.
 *
 * @param silence how long it must have none, in microseconds; 0 if it never is remarkable
 * @param expected how many requests it must have missed, by its share of those of its pool before
 */
public record TrafficRule(long silence, long expected) {
  boolean holds(TrafficSilence one) {
    return silence > 0 && one.to() - one.from() >= silence && one.expected() >= expected;
  }
}
