package io.nodelog.bytes;

import io.nodelog.bytes.TimePattern.Part;
import io.nodelog.bytes.TimePattern.Step;
import java.util.List;

/** Reads the conversions of the C library's {@code strftime} as those of a {@link TimePattern}. */
final class Strftime {
  private static final char NO_TEXT = 0;

  private final String pattern;
  private final List<Step> steps;

  private Strftime(String pattern, List<Step> steps) {
    this.pattern = pattern;
    this.steps = steps;
  }

  static void read(String pattern, List<Step> steps) {
    new Strftime(pattern, steps).read(pattern);
  }

  private void read(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        steps.add(new Step(Part.TEXT, c, 1));
      } else if (++i < text.length()) {
        convert(text.charAt(i));
      } else {
        throw new IllegalArgumentException(
            "Invalid time pattern: " + pattern + " (must have a letter behind the last %)");
      }
    }
  }

  private void convert(char letter) {
    switch (letter) {
      case 'Y' -> add(Part.YEAR);
      case 'y' -> add(Part.SHORT_YEAR);
      case 'm' -> add(Part.MONTH);
      case 'b', 'h' -> add(Part.MONTH_NAME);
      case 'd' -> add(Part.DAY);
      case 'e' -> add(Part.PADDED_DAY);
      case 'a' -> add(Part.WEEKDAY);
      case 'H', 'k' -> add(Part.HOUR);
      case 'M' -> add(Part.MINUTE);
      case 'S' -> add(Part.SECOND);
      case 'f', 'L', 'N' -> add(Part.FRACTION);
      case 'z' -> add(Part.OFFSET);
      case 'Z' -> add(Part.ZONE_NAME);
      case 's' -> add(Part.EPOCH);
      case 'T' -> read("%H:%M:%S");
      case 'R' -> read("%H:%M");
      case 'F' -> read("%Y-%m-%d");
      case 'D' -> read("%m/%d/%y");
      case 'c' -> read("%a %b %e %H:%M:%S %Y");
      case '%' -> steps.add(new Step(Part.TEXT, '%', 1));
      case 'n' -> steps.add(new Step(Part.TEXT, '\n', 1));
      case 't' -> steps.add(new Step(Part.TEXT, '\t', 1));
      default ->
          throw new IllegalArgumentException(
              "Invalid time pattern: " + pattern + " (%" + letter + " is not known)");
    }
  }

  private void add(Part part) {
    steps.add(new Step(part, NO_TEXT, 1));
  }
}
