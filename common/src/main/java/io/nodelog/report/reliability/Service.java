package io.nodelog.report.reliability;

import java.util.Locale;

/** Who tells of outages: each has its own words for down and up. */
public enum Service {
  HDFS,
  YARN,
  ZOOKEEPER,
  KAFKA,
  /** The machine itself. */
  SYSTEM,
  /** A record of failures, or a snapshot. */
  RECORD,
  /** Requests that do not come any more. */
  TRAFFIC;

  /** The word for it in reports, and in the summary of signs of life. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
