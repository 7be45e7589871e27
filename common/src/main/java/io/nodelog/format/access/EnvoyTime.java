package io.nodelog.format.access;

import io.nodelog.bytes.TimePattern;
import java.util.regex.Matcher;

/** The forms of Envoy's {@code %START_TIME%}, which is the start of the request. */
final class EnvoyTime {
  private EnvoyTime() {}

  static Meaning meaning(Matcher operator, String argument) {
    if (argument.isEmpty()) {
      return Meaning.time(Step.ISO_TIME, Meaning.SECOND, 0, false);
    }
    try {
      return Meaning.time(pattern(argument), 0, false);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Unknown time format: %s at position %d (%s)"
              .formatted(operator.group(), operator.start() + 1, e.getMessage()),
          e);
    }
  }

  /** Besides the conversions of {@code strftime} there is {@code %3f}, with any digit. */
  private static TimePattern pattern(String argument) {
    return switch (argument) {
      case "%s.%3f", "%s.%6f", "%s.%9f", "%s" -> TimePattern.of("epoch_seconds");
      case "%s%3f" -> TimePattern.of("epoch_millis");
      case "%s%6f" -> TimePattern.of("epoch_micros");
      case "%s%9f" -> TimePattern.of("epoch_nanos");
      default -> TimePattern.strftime(argument.replaceAll("%[1-9]f", "%f"));
    };
  }
}
