package io.nodelog.format.access;

import io.nodelog.bytes.TimePattern;
import java.util.Map;

/** The forms of Apache's {@code %t}. Without {@code end:} it is the start of the request. */
final class ApacheTime {
  private static final String BEGIN = "begin:";
  private static final String END = "end:";
  private static final int SECONDS_RANK = 2;

  private static final Map<String, Integer> TEXT_FORMS =
      Map.of(
          "", Step.CLF_TIME,
          "%d/%b/%Y:%H:%M:%S %z", Step.CLF_TIME,
          "%d/%b/%Y:%T %z", Step.CLF_TIME,
          "%Y-%m-%dT%H:%M:%S%z", Step.ISO_TIME,
          "%Y-%m-%dT%T%z", Step.ISO_TIME,
          "%FT%T%z", Step.ISO_TIME);

  private ApacheTime() {}

  /** Only the form without an argument has its brackets with it. */
  static boolean isBracketed(String argument) {
    return form(argument).isEmpty();
  }

  static Meaning meaning(String directive, int index, String argument) {
    boolean end = argument.startsWith(END);
    String form = form(argument);
    Integer text = TEXT_FORMS.get(form);
    if (text != null) {
      return Meaning.time(text, Meaning.SECOND, SECONDS_RANK, end);
    }
    if (form.contains("%")) {
      return Meaning.time(pattern(directive, index, form), SECONDS_RANK, end);
    }
    return switch (form) {
      case "usec" -> Meaning.time(Step.EPOCH_TIME, Meaning.MICROSECOND, 0, end);
      case "msec" -> Meaning.time(Step.EPOCH_TIME, Meaning.MILLISECOND, 1, end);
      case "sec" -> Meaning.time(Step.EPOCH_TIME, Meaning.SECOND, SECONDS_RANK, end);
      case "usec_frac" -> Meaning.fraction(Meaning.MICROSECOND);
      case "msec_frac" -> Meaning.fraction(Meaning.MILLISECOND);
      default ->
          throw new IllegalArgumentException(
              "Unknown time format: %s at position %d (must be sec, msec, usec, msec_frac, usec_frac or a pattern of strftime)"
                  .formatted(directive, index + 1));
    };
  }

  private static TimePattern pattern(String directive, int index, String form) {
    try {
      return TimePattern.strftime(form);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Unknown time format: %s at position %d (%s)"
              .formatted(directive, index + 1, e.getMessage()),
          e);
    }
  }

  private static String form(String argument) {
    if (argument.startsWith(BEGIN)) {
      return argument.substring(BEGIN.length());
    }
    return argument.startsWith(END) ? argument.substring(END.length()) : argument;
  }
}
