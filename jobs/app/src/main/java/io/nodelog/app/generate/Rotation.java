package io.nodelog.app.generate;

/**
 * What became of the logs of the days before the last: {@code access.log.1} is the day before the
 * last, {@code access.log.2} the one before that.
 *
 * @param plainFiles how many rotated files are still plain
 * @param compression how older files are stored
 */
public record Rotation(int plainFiles, Compression compression) {
  /** How a rotated file is stored. */
  public enum Compression {
    /** As written. */
    NONE(""),
    /** Gzip in members of 1 MiB of log. */
    GZIP(".gz"),
    /** One Zstandard frame. */
    ZSTD(".zst");

    private final String suffix;

    Compression(String suffix) {
      this.suffix = suffix;
    }
  }

  public Rotation {
    PlanCheck.inRange("number of plain rotated files", plainFiles, 0, 100_000);
  }

  /** Rotates as logrotate does by default on most systems: one plain file, then gzip. */
  public static Rotation delayedGzip() {
    return new Rotation(1, Compression.GZIP);
  }

  /** How the file of {@code daysAgo} days before the last is stored. */
  Compression compression(int daysAgo) {
    return daysAgo > plainFiles ? compression : Compression.NONE;
  }

  String fileName(int daysAgo) {
    return daysAgo == 0 ? "access.log" : "access.log." + daysAgo + compression(daysAgo).suffix;
  }
}
