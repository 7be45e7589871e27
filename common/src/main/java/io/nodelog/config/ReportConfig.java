package io.nodelog.config;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What the rows of reports are cut by.
 *
 * @param zone where a day starts and ends
 * @param bucket the length of a bucket of {@code node_load}; divides an hour
 */
public record ReportConfig(ZoneId zone, Duration bucket) {
  private static final Duration HOUR = Duration.ofHours(1);

  static ReportConfig of(Section section) {
    section.allowOnly("zone", "bucket");
    Duration bucket = section.duration("bucket", Duration.ofSeconds(1), HOUR);
    if (bucket.toNanosPart() != 0 || HOUR.toSeconds() % bucket.toSeconds() != 0) {
      throw section.invalid("bucket", "must divide an hour, as 5m or 30s do");
    }
    return new ReportConfig(section.zone("zone"), bucket);
  }

  /** The length of a bucket in seconds. */
  public int bucketSeconds() {
    return (int) bucket.toSeconds();
  }
}
