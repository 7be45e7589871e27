package io.nodelog.format.service;

import io.nodelog.bytes.TimePattern;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the argument of {@code %d}: a name or the letters of a pattern, and a zone. */
final class Log4jTimes {
  private static final String ISO = "yyyy-MM-dd HH:mm:ss,SSS";
  private static final String ISO_T = "yyyy-MM-dd'T'HH:mm:ss,SSS";

  /** log4j 1 and logback write a space where log4j 2 writes a T. */
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("", List.of(ISO, ISO_T)),
          Map.entry("ISO8601", List.of(ISO, ISO_T)),
          Map.entry("DEFAULT", List.of(ISO)),
          Map.entry("STRICT", List.of(ISO_T)),
          Map.entry("DEFAULT_MICROS", List.of(ISO)),
          Map.entry("DEFAULT_NANOS", List.of(ISO)),
          Map.entry("DEFAULT_PERIOD", List.of("yyyy-MM-dd HH:mm:ss.SSS")),
          Map.entry("ISO8601_PERIOD", List.of("yyyy-MM-dd'T'HH:mm:ss.SSS")),
          Map.entry("ISO8601_PERIOD_MICROS", List.of("yyyy-MM-dd'T'HH:mm:ss.SSS")),
          Map.entry("ISO8601_BASIC", List.of("yyyyMMdd'T'HHmmss,SSS")),
          Map.entry("ISO8601_BASIC_PERIOD", List.of("yyyyMMdd'T'HHmmss.SSS")),
          Map.entry("ISO8601_OFFSET_DATE_TIME_HH", List.of("yyyy-MM-dd'T'HH:mm:ss,SSSx")),
          Map.entry("ISO8601_OFFSET_DATE_TIME_HHMM", List.of("yyyy-MM-dd'T'HH:mm:ss,SSSxx")),
          Map.entry("ISO8601_OFFSET_DATE_TIME_HHCMM", List.of("yyyy-MM-dd'T'HH:mm:ss,SSSxxx")),
          Map.entry("DATE", List.of("dd MMM yyyy HH:mm:ss,SSS")),
          Map.entry("DATE_PERIOD", List.of("dd MMM yyyy HH:mm:ss.SSS")),
          Map.entry("COMPACT", List.of("yyyyMMddHHmmssSSS")),
          Map.entry("US_MONTH_DAY_YEAR2_TIME", List.of("dd/MM/yy HH:mm:ss.SSS")),
          Map.entry("US_MONTH_DAY_YEAR4_TIME", List.of("dd/MM/yyyy HH:mm:ss.SSS")),
          Map.entry("UNIX", List.of("epoch_seconds")),
          Map.entry("UNIX_MILLIS", List.of("epoch_millis")),
          Map.entry("ABSOLUTE", List.of("HH:mm:ss,SSS")),
          Map.entry("ABSOLUTE_MICROS", List.of("HH:mm:ss,SSS")),
          Map.entry("ABSOLUTE_NANOS", List.of("HH:mm:ss,SSS")),
          Map.entry("ABSOLUTE_PERIOD", List.of("HH:mm:ss.SSS")));

  /** logback takes zone and locale behind commas, and quotes a pattern that has a comma. */
  private static final Pattern QUOTED =
      Pattern.compile("\\s*\"([^\"]*)\"\\s*(?:,\\s*([^,]*?)\\s*)?(?:,.*)?");

  private static final Pattern WITH_ZONE = Pattern.compile("(.*\\S)\\s*,\\s*([A-Z][\\w/+:-]*)\\s*");
  private static final Pattern DATE = Pattern.compile(".*[yuMLdDw].*");

  private Log4jTimes() {}

  /**
   * Returns the time that a directive writes.
   *
   * @param arguments what stands in braces behind the directive
   * @throws IllegalArgumentException if it has no date or cannot be read
   */
  static HeadPart.Time of(String directive, int position, List<String> arguments) {
    String pattern = arguments.isEmpty() ? "" : arguments.get(0).strip();
    String zone = arguments.size() > 1 ? arguments.get(1).strip() : "";
    Matcher quoted = QUOTED.matcher(pattern);
    Matcher withZone = WITH_ZONE.matcher(pattern);
    if (quoted.matches()) {
      pattern = quoted.group(1);
      zone = quoted.group(2) == null ? zone : quoted.group(2);
    } else if (withZone.matches() && isZone(withZone.group(2))) {
      pattern = withZone.group(1);
      zone = withZone.group(2);
    }
    List<String> patterns = NAMES.getOrDefault(pattern, List.of(pattern));
    String where = directive + " at position " + position;
    try {
      return new HeadPart.Time(
          patterns.stream().map(letters -> read(where, letters)).toList(),
          zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Unknown zone: %s of %s (must be a zone such as UTC or Europe/Berlin)"
              .formatted(zone, where),
          e);
    }
  }

  private static boolean isZone(String name) {
    return name.equals("UTC") || name.equals("GMT") || name.contains("/");
  }

  private static TimePattern read(String where, String letters) {
    if (!letters.startsWith("epoch_") && !DATE.matcher(letters).matches()) {
      throw new IllegalArgumentException(
          "Invalid time: %s writes no date (must have one: lines of two days cannot be told apart)"
              .formatted(where));
    }
    try {
      return TimePattern.of(letters);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Invalid time: " + where + ": " + e.getMessage(), e);
    }
  }
}
