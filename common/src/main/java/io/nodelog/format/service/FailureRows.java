package io.nodelog.format.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.TimeForms;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.event.FailureRecord;
import io.nodelog.record.event.NodeEventKind;
import java.util.Arrays;

/** Reads the rows of a record of failures: each is an event, and the header is none. */
final class FailureRows implements EventParser {
  private final FailureColumns columns;
  private final TimeForms times;
  private final DelimitedFields fields;
  private byte[] row = new byte[0];
  private int length;

  FailureRows(FailureColumns columns, TimeForms times) {
    this.columns = columns;
    this.times = times;
    this.fields = new DelimitedFields(columns.delimiter());
  }

  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    return true;
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int firstLineTo, int to, ServiceRecord record) {
    // What a row does not say stands behind it, as the fields of a record are ranges of its bytes.
    length = firstLineTo - from;
    row = Arrays.copyOfRange(bytes, from, firstLineTo);
    record.clear(row);
    record.reject(RejectReason.SHAPE);
    if (ByteSearch.isBlank(row, 0, length)) {
      return Outcome.EXCLUDED;
    }
    fields.cut(row, 0, length);
    if (fields.count() != columns.names().size()) {
      return Outcome.REJECT;
    }
    return isHeader() ? Outcome.EXCLUDED : read(record);
  }

  private boolean isHeader() {
    for (int i = 0; i < fields.count(); i++) {
      if (!text(i).equals(columns.names().get(i))) {
        return false;
      }
    }
    return true;
  }

  private String text(int field) {
    return new String(row, fields.from(field), fields.to(field) - fields.from(field), UTF_8);
  }

  private Outcome read(ServiceRecord record) {
    long start = time(columns.start());
    long end = isAbsent(columns.end()) ? start : time(columns.end());
    if (start == TimeForms.INVALID || end == TimeForms.INVALID || end < start) {
      return record.reject(RejectReason.TIME);
    }
    if (isAbsent(columns.subject())) {
      return Outcome.REJECT;
    }
    NodeEventKind kind = kind();
    if (!isAbsent(columns.end())) {
      record.setDurationMicros(end - start);
    }
    record.setTimeMicros(start);
    record.set(ServiceField.MESSAGE, 0, length);
    set(record, ServiceField.HOST, columns.subject());
    set(record, ServiceField.LOGGER, columns.reason());
    append(record, ServiceField.SERVICE, FailureRecord.SERVICE);
    append(record, ServiceField.ERROR_CODE, kind.word());
    if (!columns.component().isEmpty()) {
      append(record, ServiceField.LOGGER, columns.component());
    }
    return Outcome.RECORD;
  }

  private NodeEventKind kind() {
    if (!columns.component().isEmpty()) {
      return NodeEventKind.COMPONENT_FAILED;
    }
    boolean planned =
        columns.reason() != FailureColumns.NONE
            && columns.planned().contains(text(columns.reason()));
    return planned ? NodeEventKind.REPORTED_PLANNED : NodeEventKind.REPORTED_DOWN;
  }

  private boolean isAbsent(int field) {
    return field == FailureColumns.NONE || fields.from(field) == fields.to(field);
  }

  private long time(int field) {
    return times.micros(row, fields.from(field), fields.to(field));
  }

  private void set(ServiceRecord record, ServiceField field, int column) {
    if (!isAbsent(column)) {
      record.set(field, fields.from(column), fields.to(column));
    }
  }

  private void append(ServiceRecord record, ServiceField field, String text) {
    byte[] more = text.getBytes(UTF_8);
    int at = row.length;
    row = Arrays.copyOf(row, at + more.length);
    System.arraycopy(more, 0, row, at, more.length);
    record.set(field, at, row.length);
    record.extend(row);
  }
}
