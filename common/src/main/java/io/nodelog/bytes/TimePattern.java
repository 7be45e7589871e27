package io.nodelog.bytes;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way to write times, for example {@code yyyy-MM-dd HH:mm:ss,SSS} or {@code %d/%b/%Y:%H:%M:%S}.
 *
 * <p>The letters are those of {@code java.time.format.DateTimeFormatter} that logs use: {@code
 * yyyy}, {@code yy}, {@code MM}, {@code MMM} (English, three letters), {@code dd}, {@code d} (one
 * digit, or padded with a space), {@code EEE} (any three letters), {@code HH}, {@code mm}, {@code
 * ss}, {@code S…} (a fraction of any length), {@code XXX}, {@code xx} or {@code Z} (an offset with
 * or without a colon, or {@code Z}), {@code z} (a zone's short name or an offset); text stands
 * between single quotes, and every character that is no letter stands for itself. {@code [} and
 * {@code ]} enclose the fraction if it may be missing. Instead of a pattern one of the words {@code
 * epoch_seconds} (with or without a fraction), {@code epoch_millis}, {@code epoch_micros} and
 * {@code epoch_nanos} may stand.
 */
public final class TimePattern {
  /** What a part of a pattern says. */
  enum Part {
    YEAR,
    SHORT_YEAR,
    MONTH,
    MONTH_NAME,
    DAY,
    PADDED_DAY,
    WEEKDAY,
    HOUR,
    MINUTE,
    SECOND,
    FRACTION,
    OPTIONAL_FRACTION,
    OFFSET,
    ZONE_NAME,
    EPOCH,
    TEXT
  }

  /**
   * A part of a pattern.
   *
   * @param text the character that stands there, or of a fraction the one before its digits
   * @param scale of an epoch: how many of its units make a second
   */
  record Step(Part part, char text, long scale) {}

  private static final char NO_TEXT = 0;

  private final String pattern;
  private final List<Step> steps;
  private final Set<Part> parts = EnumSet.noneOf(Part.class);

  private TimePattern(String pattern, List<Step> steps) {
    this.pattern = pattern;
    this.steps = List.copyOf(steps);
    steps.forEach(step -> parts.add(step.part()));
    boolean day = parts.contains(Part.DAY) || parts.contains(Part.PADDED_DAY);
    boolean month = parts.contains(Part.MONTH) || parts.contains(Part.MONTH_NAME);
    if (!parts.contains(Part.EPOCH) && !(day && month && parts.contains(Part.HOUR))) {
      throw new IllegalArgumentException(
          "Invalid time pattern: " + pattern + " (must have a month, a day and an hour)");
    }
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it has letters that mean nothing here, or lacks a month, a
   *     day or an hour
   */
  public static TimePattern of(String pattern) {
    List<Step> steps = new ArrayList<>();
    switch (pattern) {
      case "epoch_seconds" -> steps.add(new Step(Part.EPOCH, NO_TEXT, 1));
      case "epoch_millis" -> steps.add(new Step(Part.EPOCH, NO_TEXT, 1_000));
      case "epoch_micros" -> steps.add(new Step(Part.EPOCH, NO_TEXT, 1_000_000));
      case "epoch_nanos" -> steps.add(new Step(Part.EPOCH, NO_TEXT, 1_000_000_000));
      default -> TimePatternLetters.read(pattern, steps);
    }
    return new TimePattern(pattern, steps);
  }

  /**
   * Reads a pattern of the C library's {@code strftime}. Of its conversions those are known that
   * yield digits, English names or an offset.
   *
   * @throws IllegalArgumentException if it has another conversion, or lacks a month, a day or an
   *     hour
   */
  public static TimePattern strftime(String pattern) {
    List<Step> steps = new ArrayList<>();
    Strftime.read(pattern, steps);
    return new TimePattern(pattern, steps);
  }

  /** Returns whether the times name no offset from UTC, so that their reader needs a zone. */
  public boolean needsZone() {
    return !parts.contains(Part.OFFSET)
        && !parts.contains(Part.ZONE_NAME)
        && !parts.contains(Part.EPOCH);
  }

  /** Returns whether the times name no year. */
  public boolean lacksYear() {
    return !parts.contains(Part.YEAR)
        && !parts.contains(Part.SHORT_YEAR)
        && !parts.contains(Part.EPOCH);
  }

  /** Returns whether the times are of whole seconds. */
  public boolean wholeSeconds() {
    return !parts.contains(Part.FRACTION)
        && !parts.contains(Part.OPTIONAL_FRACTION)
        && !parts.contains(Part.EPOCH);
  }

  /**
   * Returns a reader for one thread.
   *
   * @param zone of times that name none; may be null if the pattern does not need it
   * @param asOf a time without a year is the latest one that is not more than a day after this
   */
  public TimeReader reader(@Nullable ZoneId zone, Instant asOf) {
    if (zone == null && needsZone()) {
      throw new IllegalArgumentException("Missing zone: times like " + pattern + " name none");
    }
    return new TimeReader(steps, zone, lacksYear() ? asOf : Instant.EPOCH);
  }

  @Override
  public String toString() {
    return pattern;
  }
}
