package io.nodelog.format.metric;

import io.nodelog.bytes.JsonFields;
import io.nodelog.bytes.JsonPaths;
import io.nodelog.record.Metric;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a metric stands in an object, and in which unit: {@code PATH}, {@code PATH * 100} for
 * fractions and other units, or {@code 100 - PATH} for what tells how idle something is.
 *
 * @param path the number of the path
 * @param factor what the value is multiplied with
 * @param fromFull whether it is taken from 100
 */
record JsonValue(int path, long factor, boolean fromFull) {
  private static final String FROM_FULL = "100 - ";
  private static final Pattern FACTOR = Pattern.compile("(.*?) \\* ([1-9][0-9]{0,9})");

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  static JsonValue of(String text, JsonPaths paths) {
    if (text.startsWith(FROM_FULL)) {
      return new JsonValue(paths.add(text.substring(FROM_FULL.length())), 1, true);
    }
    Matcher matcher = FACTOR.matcher(text);
    if (matcher.matches()) {
      return new JsonValue(paths.add(matcher.group(1)), Long.parseLong(matcher.group(2)), false);
    }
    if (text.contains(" * ")) {
      throw new IllegalArgumentException(
          "Invalid value: %s (must be a path, PATH * FACTOR with a whole number, or 100 - PATH)"
              .formatted(text));
    }
    return new JsonValue(paths.add(text), 1, false);
  }

  boolean isIn(JsonFields object) {
    return object.has(path);
  }

  /** The value in thousandths, or {@link Thousandths#INVALID}. */
  long thousandths(JsonFields object, byte[] bytes) {
    long number = Thousandths.parseTimes(bytes, object.from(path), object.to(path), factor);
    boolean idle = fromFull && number != Thousandths.INVALID;
    return idle ? Math.max(0, Metric.FULL_THOUSANDTHS - number) : number;
  }
}
