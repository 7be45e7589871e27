package io.nodelog.format.access;

import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.TimeForms;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A column of a format that names its columns, by keys, by a header or by groups, and how its
 * values are written there.
 */
public final class Column {
  private static final Map<String, Slot> SLOTS = new TreeMap<>();

  private static final Map<String, Integer> POWERS = Map.of("s", 6, "ms", 3, "us", 0, "ns", -3);

  static {
    for (Slot slot :
        EnumSet.of(
            Slot.USER,
            Slot.TIME,
            Slot.REQUEST,
            Slot.METHOD,
            Slot.TARGET,
            Slot.QUERY,
            Slot.PROTOCOL,
            Slot.STATUS,
            Slot.BYTES_SENT,
            Slot.BYTES_RECEIVED,
            Slot.DURATION,
            Slot.REFERRER,
            Slot.USER_AGENT,
            Slot.VIRTUAL_HOST,
            Slot.FORWARDED_FOR,
            Slot.REQUEST_ID,
            Slot.TERMINATION,
            Slot.RETRIES,
            Slot.QUEUE_TIME,
            Slot.QUEUED_BEFORE,
            Slot.UPSTREAM_ADDRESS,
            Slot.UPSTREAM_STATUS,
            Slot.UPSTREAM_CONNECT_TIME,
            Slot.UPSTREAM_HEADER_TIME,
            Slot.UPSTREAM_RESPONSE_TIME,
            Slot.UPSTREAM_LENGTH)) {
      SLOTS.put(slot.name().toLowerCase(Locale.ROOT), slot);
    }
    SLOTS.put("client_ip", Slot.CLIENT);
    SLOTS.put("peer_ip", Slot.PEER);
    SLOTS.put("path", Slot.TARGET);
  }

  private final String name;
  private final Slot slot;
  private final int power;
  private final List<String> timeForms;
  private final Optional<String> alsoAbsent;
  private final boolean optional;
  private final boolean requestEnd;

  private Column(
      String name,
      Slot slot,
      int power,
      List<String> timeForms,
      Optional<String> alsoAbsent,
      boolean optional,
      boolean requestEnd) {
    this.name = name;
    this.slot = slot;
    this.power = power;
    this.timeForms = timeForms;
    this.alsoAbsent = alsoAbsent;
    this.optional = optional;
    this.requestEnd = requestEnd;
  }

  /**
   * Returns a column by its name. Its times are of ISO 8601 with an offset, or of the common log
   * format, and its durations in seconds.
   *
   * @throws IllegalArgumentException if records have no such column
   */
  public static Column named(String name) {
    Slot slot = SLOTS.get(name);
    if (slot == null) {
      throw new IllegalArgumentException(
          "Unknown column: %s (must be one of %s)".formatted(name, String.join(", ", names())));
    }
    return new Column(name, slot, 6, List.of("iso", "clf"), Optional.empty(), false, false);
  }

  /** The names that columns can have, in alphabetical order. */
  public static List<String> names() {
    return List.copyOf(SLOTS.keySet());
  }

  /**
   * Returns this column with durations in a unit.
   *
   * @param unit s, ms, us or ns
   * @throws IllegalArgumentException if it is another one, or the column holds no duration
   */
  public Column inUnit(String unit) {
    Integer unitPower = POWERS.get(unit);
    if (unitPower == null) {
      throw new IllegalArgumentException("Invalid unit: " + unit + " (must be s, ms, us or ns)");
    }
    if (slot != Slot.DURATION && slot != Slot.QUEUE_TIME) {
      throw new IllegalArgumentException("Invalid unit of " + name + ": only durations have one");
    }
    return new Column(name, slot, unitPower, timeForms, alsoAbsent, optional, requestEnd);
  }

  /**
   * Returns this column with times of other forms, of which the first that fits is taken.
   *
   * @param forms each {@code iso}, {@code clf} or a {@link io.nodelog.bytes.TimePattern}, with
   *     percent signs one of {@code strftime}
   * @throws IllegalArgumentException if one is none of them, or the column holds no time
   */
  public Column withTimes(List<String> forms) {
    if (slot != Slot.TIME) {
      throw new IllegalArgumentException("Invalid format of " + name + ": only times have one");
    }
    forms.forEach(TimeForms::needsZone);
    List<String> copy = List.copyOf(forms);
    return new Column(name, slot, power, copy, alsoAbsent, optional, requestEnd);
  }

  /** Returns this column with a text that stands for a value that there is not. */
  public Column absentAs(String text) {
    return new Column(name, slot, power, timeForms, Optional.of(text), optional, requestEnd);
  }

  /** Returns this column as one that a record can do without, although it is the status. */
  public Column asOptional() {
    return new Column(name, slot, power, timeForms, alsoAbsent, true, requestEnd);
  }

  /** Returns this column with times that are the end of the request, not its start. */
  public Column atRequestEnd() {
    return new Column(name, slot, power, timeForms, alsoAbsent, optional, true);
  }

  /**
   * Checks the columns of a format.
   *
   * @throws IllegalArgumentException if none is the time, or two fill the same place
   */
  public static void check(List<Column> columns) {
    if (columns.stream().noneMatch(column -> column.slot == Slot.TIME)) {
      throw new IllegalArgumentException("Missing column: time (every format must have one)");
    }
    Map<Slot, Column> seen = new EnumMap<>(Slot.class);
    for (Column column : columns) {
      Column before = seen.put(column.slot, column);
      if (before != null) {
        throw new IllegalArgumentException(
            "Invalid column: %s (must not be given together with %s)".formatted(column, before));
      }
    }
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** Returns whether times are the end of the request. */
  public boolean isRequestEnd() {
    return requestEnd;
  }

  /** Returns whether a time may stand in a line without its offset from UTC. */
  public boolean needsZone() {
    return slot == Slot.TIME && timeForms.stream().anyMatch(TimeForms::needsZone);
  }

  /** What the column yields, given what it is called in the log. */
  public List<FormatColumn> explain(String directive) {
    String note = slot == Slot.TIME ? (requestEnd ? "end" : "start") + " of the request" : "";
    return slot.columns.stream()
        .filter(column -> slot != Slot.CLIENT || column.equals("client_ip"))
        .map(column -> new FormatColumn(column, slot.type, slot.unit, directive, note))
        .toList();
  }

  Slot slot() {
    return slot;
  }

  /** Times ten to the power of this, a duration is in microseconds. */
  int power() {
    return power;
  }

  List<String> timeForms() {
    return timeForms;
  }

  Optional<String> alsoAbsent() {
    return alsoAbsent;
  }

  /** Returns whether a line without a value is a reject. */
  boolean required() {
    return slot == Slot.TIME || (slot == Slot.STATUS && !optional);
  }

  @Override
  public String toString() {
    return name;
  }
}
