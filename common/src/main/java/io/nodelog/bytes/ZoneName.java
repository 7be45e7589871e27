package io.nodelog.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads the short names of zones that mean one offset wherever they are used. Names that mean
 * several ({@code IST}, {@code CST} of China, {@code BST} of Bangladesh) are not among them: they
 * stand for the zone of the source.
 */
final class ZoneName {
  /** What is returned for a name that is not known. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final int HOUR = 3600;
  private static final int LONGEST = 5;

  private static final Map<String, Integer> HOURS =
      Map.ofEntries(
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("UCT", 0),
          Map.entry("Z", 0),
          Map.entry("WET", 0),
          Map.entry("WEST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("MEZ", 1),
          Map.entry("MESZ", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("MSK", 3),
          Map.entry("JST", 9),
          Map.entry("KST", 9),
          Map.entry("AEST", 10),
          Map.entry("AEDT", 11),
          Map.entry("NZST", 12),
          Map.entry("NZDT", 13),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7));

  private ZoneName() {}

  /** Returns where the letters of a name that starts at {@code from} end. */
  static int end(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && i - from < LONGEST && bytes[i] >= 'A' && bytes[i] <= 'Z') {
      i++;
    }
    return i;
  }

  /** Returns the offset from UTC in seconds, or {@link #UNKNOWN}. */
  static long offsetSeconds(byte[] bytes, int from, int to) {
    Integer hours = HOURS.get(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    return hours == null ? UNKNOWN : (long) hours * HOUR;
  }
}
