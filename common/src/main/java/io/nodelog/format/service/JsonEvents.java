package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.JsonFields;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.TimeForms;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads events that are JSON objects. The values are decoded, so the record lies over bytes of the
 * parser's own. That gives messages of several lines their stack traces.
 */
final class JsonEvents implements EventParser {
  private static final int ABSENT = -1;

  private final JsonFields json;
  private final int[] timePaths;
  private final ServiceField[] fields;
  private final int[][] pathsOfField;
  private final @Nullable JsonException exception;
  private final TimeForms times;

  private final DecodedText text = new DecodedText();
  private final int[] from = new int[ServiceField.values().length];
  private final int[] to = new int[ServiceField.values().length];
  private long micros;
  private final HeadedEvents message = new HeadedEvents(new Head());

  JsonEvents(
      JsonFields json,
      int[] timePaths,
      Map<ServiceField, int[]> pathsOfField,
      @Nullable JsonException exception,
      TimeForms times) {
    this.json = json;
    this.timePaths = timePaths;
    fields = pathsOfField.keySet().toArray(new ServiceField[0]);
    this.pathsOfField = pathsOfField.values().toArray(new int[0][]);
    this.exception = exception;
    this.times = times;
  }

  /** Each line is an event of its own, or none. */
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
    int time = chosen(timePaths);
    micros =
        time == ABSENT ? TimeForms.INVALID : times.micros(bytes, json.from(time), json.to(time));
    if (micros == TimeForms.INVALID) {
      return record.reject(RejectReason.TIME);
    }
    decode(bytes);
    return parseMessage(record);
  }

  private void decode(byte[] bytes) {
    text.clear();
    Arrays.fill(from, ABSENT);
    for (int i = 0; i < fields.length; i++) {
      int path = chosen(pathsOfField[i]);
      if (path != ABSENT) {
        int start = text.length();
        text.addString(bytes, json.from(path), json.to(path));
        keep(fields[i], start);
      }
    }
    if (exception != null && from[ServiceField.STACK_TRACE.ordinal()] == ABSENT) {
      int start = text.length();
      exception.addTo(text, json, bytes);
      keep(ServiceField.STACK_TRACE, start);
    }
  }

  private void keep(ServiceField field, int start) {
    boolean empty = text.length() == start && field != ServiceField.MESSAGE;
    from[field.ordinal()] = empty ? ABSENT : start;
    to[field.ordinal()] = text.length();
  }

  /** The first path that has a value. */
  private int chosen(int[] paths) {
    for (int path : paths) {
      if (json.has(path)) {
        return path;
      }
    }
    return ABSENT;
  }

  /** A stack trace that has a key of its own counts more than one within the message. */
  private Outcome parseMessage(ServiceRecord record) {
    int field = ServiceField.MESSAGE.ordinal();
    int start = Math.max(0, from[field]);
    int end = from[field] == ABSENT ? start : to[field];
    int line = ByteSearch.indexOf(text.bytes(), start, end, (byte) '\n');
    message.parse(text.bytes(), start, line == ByteSearch.NOT_FOUND ? end : line, end, record);
    if (from[field] == ABSENT) {
      record.unset(ServiceField.MESSAGE);
    }
    set(ServiceField.STACK_TRACE, record);
    return Outcome.RECORD;
  }

  private void set(ServiceField field, ServiceRecord record) {
    int i = field.ordinal();
    if (from[i] != ABSENT) {
      record.set(field, from[i], to[i]);
    }
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
      for (ServiceField field : fields) {
        set(field, record);
      }
      record.unset(ServiceField.MESSAGE);
      record.unset(ServiceField.STACK_TRACE);
      if (record.has(ServiceField.LEVEL)) {
        record.setSeverity(
            SeverityWord.of(bytes, record.from(ServiceField.LEVEL), record.to(ServiceField.LEVEL)));
      }
      return lineFrom;
    }
  }
}
