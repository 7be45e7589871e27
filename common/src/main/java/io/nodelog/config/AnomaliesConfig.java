package io.nodelog.config;

/**
 * When the hour of a node is unlike the same hour of the weeks before.
 *
 * @param minWeeks in how many of the four weeks before the node must have had requests
 * @param minRequests requests that differ by fewer are no news, nor is a share of errors among
 *     fewer
 * @param minChange requests that differ from the median by a smaller share of it are no news
 * @param minErrorRatio a share of errors that differs from the median by less is no news
 */
public record AnomaliesConfig(
    int minWeeks, int minRequests, double minChange, double minErrorRatio) {
  static AnomaliesConfig of(Section section) {
    section.allowOnly("min-weeks", "min-requests", "min-change", "min-error-ratio");
    return new AnomaliesConfig(
        section.count("min-weeks", 1, 4),
        section.count("min-requests", 1, Integer.MAX_VALUE),
        section.number("min-change", 0, 1_000_000),
        section.number("min-error-ratio", 0, 1));
  }
}
