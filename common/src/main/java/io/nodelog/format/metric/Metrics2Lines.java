package io.nodelog.format.metric;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.Digits;
import io.nodelog.format.metric.Metrics2Fields.Field;
import io.nodelog.format.parser.EventParser;
import io.nodelog.record.Metric;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;

/**
 * Reads the records of metrics2, each line an event of its own. Records of other metrics say
 * nothing by design. Counters are such: they tell something only by their differences.
 */
final class Metrics2Lines implements EventParser {
  private static final int LONGEST_TIME = 15;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long GIGA = 1L << 30;

  private final Metrics2Fields fields = new Metrics2Fields();

  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    return true;
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int firstLineTo, int to, ServiceRecord record) {
    record.clear(bytes);
    if (ByteSearch.isBlank(bytes, from, firstLineTo)) {
      return Outcome.EXCLUDED;
    }
    int space = ByteSearch.indexOf(bytes, from, firstLineTo, (byte) ' ');
    int colon = space < 0 ? space : ByteSearch.indexOf(bytes, space, firstLineTo, (byte) ':');
    int point = colon < 0 ? colon : ByteSearch.indexOf(bytes, space, colon, (byte) '.');
    if (point < 0 || colon + 1 >= firstLineTo || bytes[colon + 1] != ' ') {
      return record.reject(RejectReason.SHAPE);
    }
    long millis = space - from > LONGEST_TIME ? Digits.INVALID : Digits.parse(bytes, from, space);
    if (millis == Digits.INVALID) {
      return record.reject(RejectReason.TIME);
    }
    if (!fields.read(bytes, colon + 2, firstLineTo)) {
      return record.reject(RejectReason.SHAPE);
    }
    record.setTimeMicros(millis * MICROS_PER_MILLI);
    return readValues(record);
  }

  private Outcome readValues(ServiceRecord record) {
    boolean sound = set(record, Metric.HEAP_PERCENT, Field.HEAP_USED, heap());
    sound &= set(record, Metric.DISK_USED_PERCENT, Field.REMAINING, disk());
    sound &= set(record, Metric.MEMORY_USED_BYTES, Field.MEMORY_USED, memory());
    if (record.samples().isEmpty()) {
      return sound ? Outcome.EXCLUDED : record.reject(RejectReason.NUMBER);
    }
    if (fields.has(Field.HEAP_USED) && fields.has(Field.PROCESS)) {
      record.set(ServiceField.DEVICE, fields.from(Field.PROCESS), fields.to(Field.PROCESS));
    }
    return sound ? Outcome.RECORD : Outcome.PARTIAL;
  }

  /** Sets a metric if the record has its field; returns false if the field is garbage. */
  private boolean set(ServiceRecord record, Metric metric, Field field, long thousandths) {
    if (fields.has(field) && thousandths != Thousandths.INVALID) {
      record.samples().set(metric, thousandths);
    }
    return !fields.has(field) || thousandths != Thousandths.INVALID;
  }

  private long heap() {
    return Thousandths.percent(
        fields.thousandths(Field.HEAP_USED), fields.thousandths(Field.HEAP_MAX));
  }

  private long disk() {
    long capacity = fields.number(Field.CAPACITY);
    long free = fields.number(Field.REMAINING);
    return free < 0 || free > capacity
        ? Thousandths.INVALID
        : Thousandths.percent(capacity - free, capacity);
  }

  private long memory() {
    return Thousandths.times(fields.thousandths(Field.MEMORY_USED), GIGA);
  }
}
