package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.format.parser.EventParser;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;

/**
 * Reads events whose first lines begin with a head. What is behind it is the message, up to a stack
 * trace or the end of the event.
 */
final class HeadedEvents implements EventParser {
  private final EventHead head;

  HeadedEvents(EventHead head) {
    this.head = head;
  }

  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    return head.starts(bytes, from, to);
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int firstLineTo, int to, ServiceRecord record) {
    record.clear(bytes);
    record.reject(RejectReason.SHAPE);
    int message = head.read(bytes, from, firstLineTo, record);
    if (message == EventHead.NOT_READ) {
      return ByteSearch.isBlank(bytes, from, to) ? Outcome.EXCLUDED : Outcome.REJECT;
    }
    return readMessage(bytes, message, firstLineTo, to, record);
  }

  private Outcome readMessage(
      byte[] bytes, int from, int firstLineTo, int to, ServiceRecord record) {
    int trace = StackTraces.find(bytes, from, firstLineTo, to);
    if (trace != StackTraces.NONE) {
      record.set(ServiceField.STACK_TRACE, trace, withoutLineEnds(bytes, trace, to));
    }
    int wholeTo = trace == StackTraces.NONE ? to : messageTo(bytes, from, trace, to);
    int messageTo = withoutLineEnds(bytes, from, wholeTo);
    int tail = head.readTail(bytes, from, messageTo, record);
    record.set(ServiceField.MESSAGE, from, tail == EventHead.NOT_READ ? messageTo : tail);
    return tail == EventHead.NOT_READ ? Outcome.PARTIAL : Outcome.RECORD;
  }

  /** A message that names the exception in its last line is not cut off there. */
  private static int messageTo(byte[] bytes, int from, int trace, int to) {
    boolean ownLine = trace > from && bytes[trace - 1] == '\n';
    return ownLine ? trace : StackTraces.lineTo(bytes, trace, to);
  }

  private static int withoutLineEnds(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    return end;
  }
}
