package io.nodelog.format.access;

import io.nodelog.bytes.DateAndTime;
import io.nodelog.bytes.Decimal;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.TimeForms;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Dialect;
import io.nodelog.record.LogServer;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.TextEscape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the lines of a format that names its columns: a {@link ColumnFinder} finds the values, and
 * here they become a record. Nothing, {@code -} and the column's own word for it are absent values.
 */
public final class ColumnParser implements LineParser {
  private final ColumnFinder finder;
  private final TextEscape escape;
  private final Dialect dialect;
  private final Column[] columns;
  private final byte[][] alsoAbsent;
  private final ClientAddress client = new ClientAddress();
  private final TimeForms times;
  private final DateAndTime dateAndTime = new DateAndTime();
  private final int dateColumn;
  private final boolean hasRequest;

  /**
   * A parser for one thread, of values that are escaped with backslashes.
   *
   * @param server whose lines they are
   * @throws IllegalArgumentException if the settings lack the zone that the times need
   */
  public ColumnParser(
      ColumnFinder finder, List<Column> columns, LogServer server, ParserSettings settings) {
    this(finder, columns, server, TextEscape.BACKSLASH, settings, -1);
  }

  /**
   * A parser for one thread.
   *
   * @param dateColumn the number behind the columns by which the finder knows the date, a field of
   *     its own; negative if it stands with the time
   */
  public ColumnParser(
      ColumnFinder finder,
      List<Column> columns,
      LogServer server,
      TextEscape escape,
      ParserSettings settings,
      int dateColumn) {
    this.finder = finder;
    this.escape = escape;
    dialect =
        Dialect.of(
            server,
            columns.stream().flatMap(column -> Stream.ofNullable(column.slot().field)).toList());
    this.dateColumn = dateColumn;
    this.columns = columns.toArray(new Column[0]);
    hasRequest =
        columns.stream().anyMatch(c -> c.slot() == Slot.REQUEST || c.slot() == Slot.METHOD);
    alsoAbsent =
        columns.stream()
            .map(column -> column.alsoAbsent().orElse("").getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    times =
        new TimeForms(
            columns.stream()
                .filter(column -> column.slot() == Slot.TIME && dateColumn < 0)
                .flatMap(column -> column.timeForms().stream())
                .toList(),
            settings);
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int to, AccessRecord record) {
    if (FieldScanner.saysNothing(bytes, from, to)) {
      return Outcome.EXCLUDED;
    }
    record.clear(bytes);
    record.setEscape(escape);
    record.setDialect(dialect);
    if (!finder.find(bytes, from, to)) {
      return FieldScanner.reject(RejectReason.SHAPE, bytes, from, to, record);
    }
    boolean sound = true;
    for (int i = 0; i < columns.length; i++) {
      Column column = columns[i];
      int start = finder.from(i);
      int end = finder.to(i);
      if (start < 0 || isAbsent(i, bytes, start, end)) {
        if (column.required()) {
          return record.reject(reason(column));
        }
      } else if (!take(column, bytes, start, end, record)) {
        if (reason(column) != RejectReason.SHAPE) {
          return FieldScanner.reject(reason(column), bytes, from, to, record);
        }
        sound = false;
      }
    }
    boolean requested = record.has(AccessField.METHOD) || record.has(AccessField.TARGET);
    return sound && (requested || !hasRequest) ? Outcome.RECORD : Outcome.PARTIAL;
  }

  /** Returns whether a line says nothing by design: a blank one, or a directive. */
  public static boolean saysNothing(byte[] bytes, int from, int to) {
    return FieldScanner.saysNothing(bytes, from, to);
  }

  private boolean isAbsent(int column, byte[] bytes, int from, int to) {
    int length = to - from;
    if (length == 0 || (length == 1 && bytes[from] == '-')) {
      return true;
    }
    byte[] word = alsoAbsent[column];
    if (word.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static RejectReason reason(Column column) {
    return switch (column.slot()) {
      case TIME -> RejectReason.TIME;
      case STATUS -> RejectReason.STATUS;
      case CLIENT -> RejectReason.CLIENT;
      case BYTES_SENT, BYTES_RECEIVED, DURATION -> RejectReason.NUMBER;
      default -> RejectReason.SHAPE;
    };
  }

  /** Puts a value into the record; returns false if it is garbage. */
  private boolean take(Column column, byte[] bytes, int from, int to, AccessRecord record) {
    Slot slot = column.slot();
    return switch (slot) {
      case CLIENT -> client.take(bytes, from, to, record);
      case PEER -> FieldSetter.text(slot.field, from, to, record) && keepOther(record);
      case TIME -> takeTime(bytes, from, to, record);
      case REQUEST -> RequestLine.take(bytes, from, to, record);
      case METHOD -> RequestLine.takeMethod(bytes, from, to, record);
      case STATUS -> FieldSetter.status(bytes, from, to, record);
      case VIRTUAL_HOST -> FieldSetter.host(bytes, from, to, record);
      case RETRIES -> ProxyFields.retries(bytes, from, to, record);
      case QUEUED_BEFORE -> ProxyFields.queuedBefore(bytes, from, to, record);
      case QUEUE_TIME -> {
        long micros = Decimal.parse(bytes, from, to, column.power());
        record.setQueueMicros(Math.max(AccessRecord.ABSENT, micros));
        yield micros != Decimal.INVALID;
      }
      case BYTES_SENT -> {
        record.setBytesSent(Decimal.parse(bytes, from, to, 0));
        yield record.bytesSent() != Decimal.INVALID;
      }
      case BYTES_RECEIVED -> {
        record.setBytesReceived(Decimal.parse(bytes, from, to, 0));
        yield record.bytesReceived() != Decimal.INVALID;
      }
      case DURATION -> {
        record.setDurationMicros(Decimal.parse(bytes, from, to, column.power()));
        yield record.durationMicros() != Decimal.INVALID;
      }
      default ->
          slot.kind == Step.NUMBER_LIST
              ? FieldSetter.numbers(slot.field, bytes, from, to, record)
              : FieldSetter.text(slot.field, from, to, record);
    };
  }

  /** A key that was taken for the client does not name the other end of the connection as well. */
  private static boolean keepOther(AccessRecord record) {
    if (record.from(AccessField.PEER) == record.from(AccessField.CLIENT)) {
      record.unset(AccessField.PEER);
    }
    return true;
  }

  private boolean takeTime(byte[] bytes, int from, int to, AccessRecord record) {
    if (dateColumn < 0) {
      return FieldSetter.micros(times.micros(bytes, from, to), record);
    }
    int date = finder.from(dateColumn);
    long micros =
        date < 0
            ? DateAndTime.INVALID
            : dateAndTime.micros(bytes, date, finder.to(dateColumn), from, to);
    return FieldSetter.micros(micros, record);
  }
}
