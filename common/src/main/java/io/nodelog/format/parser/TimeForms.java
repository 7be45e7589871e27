package io.nodelog.format.parser;

import io.nodelog.bytes.ClfTime;
import io.nodelog.bytes.IsoTime;
import io.nodelog.bytes.TimePattern;
import io.nodelog.bytes.TimeReader;
import java.util.List;

/** Reads times that may be written in several forms. The first form that fits is taken. */
public final class TimeForms {
  /** What is returned for bytes that are no time of any form. */
  public static final long INVALID = IsoTime.INVALID;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final String ISO = "iso";
  private static final String CLF = "clf";

  private final Form[] forms;

  /**
   * A reader for one thread.
   *
   * @param forms each {@code iso}, {@code clf} or a {@link TimePattern}, with percent signs one of
   *     {@code strftime}
   * @throws IllegalArgumentException if a form is none of them, or the zone that it needs is
   *     missing
   */
  public TimeForms(List<String> forms, ParserSettings settings) {
    this.forms = forms.stream().map(form -> form(form, settings)).toArray(Form[]::new);
  }

  /** Reads the time that takes the whole range: microseconds since 1970, or {@link #INVALID}. */
  public long micros(byte[] bytes, int from, int to) {
    for (Form form : forms) {
      long micros = form.micros(bytes, from, to);
      if (micros != INVALID) {
        return micros;
      }
    }
    return INVALID;
  }

  /**
   * Returns whether times of a form name no offset from UTC.
   *
   * @throws IllegalArgumentException if there is no such form
   */
  public static boolean needsZone(String form) {
    return !form.equals(ISO) && !form.equals(CLF) && pattern(form).needsZone();
  }

  private static TimePattern pattern(String form) {
    return form.indexOf('%') >= 0 ? TimePattern.strftime(form) : TimePattern.of(form);
  }

  private static Form form(String form, ParserSettings settings) {
    return switch (form) {
      case ISO -> IsoTime::parseMicros;
      case CLF -> new Clf();
      default -> patternForm(pattern(form), settings);
    };
  }

  private static Form patternForm(TimePattern pattern, ParserSettings settings) {
    TimeReader reader =
        pattern.reader(
            pattern.needsZone() ? settings.requiredZone() : settings.zone().orElse(null),
            settings.asOf());
    return (bytes, from, to) -> reader.readAll(bytes, from, to) ? reader.micros() : INVALID;
  }

  /** One way to write times. */
  private interface Form {
    long micros(byte[] bytes, int from, int to);
  }

  /** The common log format, whose last stamp is remembered. */
  private static final class Clf implements Form {
    private final ClfTime time = new ClfTime();

    @Override
    public long micros(byte[] bytes, int from, int to) {
      long seconds = to - from == ClfTime.LENGTH ? time.parse(bytes, from, to) : ClfTime.INVALID;
      return seconds == ClfTime.INVALID ? INVALID : seconds * MICROS_PER_SECOND;
    }
  }
}
