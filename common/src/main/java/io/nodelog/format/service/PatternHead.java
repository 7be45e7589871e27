package io.nodelog.format.service;

import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceRecord;
import java.util.ArrayList;
import java.util.List;

/** The head of events that a pattern describes. */
final class PatternHead implements EventHead {
  private final HeadSteps start;
  private final HeadSteps head;
  private final TimeStep time;
  private final TailSteps tail;

  /** For what the start of a line says when nobody wants to know. */
  private final ServiceRecord scratch = new ServiceRecord();

  PatternHead(EventPattern pattern, ParserSettings settings) {
    List<TimeStep> times = new ArrayList<>();
    head = new HeadSteps(pattern.head(), settings, times);
    time = times.get(0);
    start = new HeadSteps(pattern.start(), settings, times);
    tail = new TailSteps(pattern.tail());
  }

  /** A line starts an event if it has a time, and the text behind that, in the right place. */
  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    return start.take(bytes, from, to, scratch) != NOT_READ;
  }

  @Override
  public int read(byte[] bytes, int from, int to, ServiceRecord record) {
    int message = head.take(bytes, from, to, record);
    if (message == NOT_READ) {
      record.reject(RejectReason.SHAPE);
    } else if (!time.exists()) {
      record.reject(RejectReason.TIME);
      message = NOT_READ;
    }
    return message;
  }

  @Override
  public int readTail(byte[] bytes, int from, int to, ServiceRecord record) {
    return tail.read(bytes, from, to, record);
  }
}
