package io.nodelog.app.generate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines of Hadoop's daemons, as its log4j.properties has them. */
final class DaemonLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DaemonLine() {}

  static byte[] of(Instant time, String level, String logger, String message) {
    return LineBuffer.ascii(
        TIME.format(time) + " " + level + " org.apache.hadoop." + logger + ": " + message + "\n");
  }
}
