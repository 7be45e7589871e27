package io.nodelog.report.load;

import java.util.Locale;

/** What nodes share. Nodes with the same number of requests may differ ten times in the others. */
public enum Load {
  REQUESTS,
  BYTES_SENT,
  /** The sum of the durations of the requests. */
  BUSY_MICROS;

  /** The word in reports, for example {@code busy_micros}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
