package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.Digits;
import io.nodelog.bytes.JsonFields;
import io.nodelog.bytes.JsonPaths;
import io.nodelog.format.parser.EventParser;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;

/**
 * Reads entries of systemd's journal in JSON (systemd's {@code JOURNAL_EXPORT_FORMATS}). A value is
 * a string; an array of numbers if it is not UTF-8; an array of values, of which the first counts,
 * if the field came more than once; {@code null} if it was too long.
 *
 * <p>The values are decoded, so the record lies over bytes of the parser's own. That gives messages
 * of several lines their stack traces.
 */
final class JournaldEvents implements EventParser {
  private static final JournaldField[] FIELDS = JournaldField.values();
  private static final int HIGHEST_PRIORITY = 7;

  private final int[][] paths = new int[FIELDS.length][];
  private final JsonFields json;
  private final DecodedText text = new DecodedText();
  private final int[] from = new int[FIELDS.length];
  private final int[] to = new int[FIELDS.length];
  private final HeadedEvents message = new HeadedEvents(new Head());
  private long micros;
  private int priority;

  JournaldEvents() {
    JsonPaths all = new JsonPaths();
    for (JournaldField field : FIELDS) {
      paths[field.ordinal()] =
          new int[] {all.add(field.key), all.add(field.key + "[0]"), all.add(field.key + "[0][0]")};
    }
    json = all.reader();
  }

  /** Each line is an entry of its own, or none. */
  @Override
  public boolean starts(byte[] bytes, int lineFrom, int lineTo) {
    return true;
  }

  @Override
  public Outcome parse(
      byte[] bytes, int lineFrom, int firstLineTo, int lineTo, ServiceRecord record) {
    record.clear(bytes);
    if (ByteSearch.isBlank(bytes, lineFrom, lineTo)) {
      return Outcome.EXCLUDED;
    }
    if (!json.read(bytes, lineFrom, lineTo)) {
      return record.reject(RejectReason.SHAPE);
    }
    text.clear();
    boolean sound = true;
    for (JournaldField field : FIELDS) {
      sound &= decode(field, bytes, lineTo);
    }
    micros = number(JournaldField.TIME);
    priority = (int) Math.min(number(JournaldField.PRIORITY), Integer.MAX_VALUE);
    return micros == Digits.INVALID
        ? record.reject(RejectReason.TIME)
        : parseMessage(sound, record);
  }

  private Outcome parseMessage(boolean sound, ServiceRecord record) {
    int field = JournaldField.MESSAGE.ordinal();
    int start = Math.max(0, from[field]);
    int end = from[field] < 0 ? start : to[field];
    int line = ByteSearch.indexOf(text.bytes(), start, end, (byte) '\n');
    message.parse(text.bytes(), start, line == ByteSearch.NOT_FOUND ? end : line, end, record);
    if (from[field] < 0) {
      record.unset(ServiceField.MESSAGE);
    }
    return sound ? Outcome.RECORD : Outcome.PARTIAL;
  }

  /** Decodes the value of a field; returns false if it is garbage. */
  private boolean decode(JournaldField field, byte[] bytes, int lineTo) {
    from[field.ordinal()] = -1;
    for (int path : paths[field.ordinal()]) {
      if (json.has(path)) {
        int start = text.length();
        boolean array = path != paths[field.ordinal()][0] && bytes[json.from(path) - 1] != '"';
        boolean sound = !array || text.addNumbers(bytes, json.from(path), lineTo);
        if (!array) {
          text.addString(bytes, json.from(path), json.to(path));
        }
        from[field.ordinal()] = start;
        to[field.ordinal()] = text.length();
        return sound;
      }
    }
    return true;
  }

  private long number(JournaldField field) {
    int i = field.ordinal();
    return from[i] < 0 ? Digits.INVALID : Digits.parse(text.bytes(), from[i], to[i]);
  }

  /** Puts what stands beside the message into the record, which lies over the decoded text. */
  private final class Head implements EventHead {
    @Override
    public boolean starts(byte[] bytes, int lineFrom, int lineTo) {
      return true;
    }

    @Override
    public int read(byte[] bytes, int lineFrom, int lineTo, ServiceRecord record) {
      record.setTimeMicros(micros);
      if (priority >= 0 && priority <= HIGHEST_PRIORITY) {
        record.setSeverity(SeverityWord.ofSyslog(priority));
      }
      for (JournaldField field : FIELDS) {
        int i = field.ordinal();
        ServiceField column = field.column;
        if (column != null && from[i] >= 0 && from[i] < to[i] && !record.has(column)) {
          record.set(column, from[i], to[i]);
        }
      }
      record.unset(ServiceField.MESSAGE);
      return lineFrom;
    }
  }
}
