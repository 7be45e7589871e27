package io.nodelog.bytes;

import io.nodelog.bytes.TimePattern.Part;
import io.nodelog.bytes.TimePattern.Step;
import java.util.List;

/** Reads the letters of a {@link TimePattern}. */
final class TimePatternLetters {
  private static final char NO_TEXT = 0;

  private final String pattern;
  private final List<Step> steps;

  private TimePatternLetters(String pattern, List<Step> steps) {
    this.pattern = pattern;
    this.steps = steps;
  }

  static void read(String pattern, List<Step> steps) {
    TimePatternLetters letters = new TimePatternLetters(pattern, steps);
    for (int i = 0; i < pattern.length(); ) {
      i = letters.readAt(i);
    }
  }

  private int readAt(int i) {
    char c = pattern.charAt(i);
    if (c == '\'') {
      return quoted(i);
    }
    if (c == '[') {
      return optional(i);
    }
    if (isFraction(i + 1) && (c == '.' || c == ',' || c == ':')) {
      steps.add(new Step(Part.FRACTION, c, 1));
      return runEnd(i + 1);
    }
    if (!Character.isLetter(c)) {
      steps.add(new Step(Part.TEXT, c, 1));
      return i + 1;
    }
    int end = runEnd(i);
    steps.add(new Step(part(c, end - i), NO_TEXT, 1));
    return end;
  }

  private int quoted(int i) {
    int end = pattern.indexOf('\'', i + 1);
    if (end < 0) {
      throw new IllegalArgumentException(
          "Invalid time pattern: " + pattern + " (must close the quote at " + (i + 1) + ")");
    }
    String text = end == i + 1 ? "'" : pattern.substring(i + 1, end);
    text.chars().forEach(c -> steps.add(new Step(Part.TEXT, (char) c, 1)));
    return end + 1;
  }

  private int optional(int i) {
    int end = pattern.indexOf(']', i);
    if (end < 0 || i + 2 >= end || !isFraction(i + 2) || runEnd(i + 2) != end) {
      throw new IllegalArgumentException(
          "Invalid time pattern: "
              + pattern
              + " (must have a fraction such as [.SSS] in brackets)");
    }
    steps.add(new Step(Part.OPTIONAL_FRACTION, pattern.charAt(i + 1), 1));
    return end + 1;
  }

  private boolean isFraction(int i) {
    return i < pattern.length() && pattern.charAt(i) == 'S';
  }

  private int runEnd(int i) {
    int end = i;
    while (end < pattern.length() && pattern.charAt(end) == pattern.charAt(i)) {
      end++;
    }
    return end;
  }

  private Part part(char letter, int length) {
    return switch (letter) {
      case 'y', 'u' -> length == 2 ? Part.SHORT_YEAR : Part.YEAR;
      case 'M', 'L' -> length >= 3 ? Part.MONTH_NAME : Part.MONTH;
      case 'd' -> length == 1 ? Part.PADDED_DAY : Part.DAY;
      case 'E' -> Part.WEEKDAY;
      case 'H' -> Part.HOUR;
      case 'm' -> Part.MINUTE;
      case 's' -> Part.SECOND;
      case 'S' -> Part.FRACTION;
      case 'X', 'x', 'Z' -> Part.OFFSET;
      case 'z' -> Part.ZONE_NAME;
      default ->
          throw new IllegalArgumentException(
              "Invalid time pattern: "
                  + pattern
                  + " ("
                  + letter
                  + " means no part of a time here)");
    };
  }
}
