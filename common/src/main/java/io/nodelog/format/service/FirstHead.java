package io.nodelog.format.service;

import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceRecord;
import java.util.List;

/**
 * Several heads that go by one name: an event has the first one that reads its line, whatever the
 * lines before had.
 */
final class FirstHead implements EventHead {
  private final EventHead[] heads;
  private EventHead last;

  private FirstHead(List<EventHead> heads) {
    this.heads = heads.toArray(new EventHead[0]);
    last = this.heads[0];
  }

  static EventHead of(List<EventHead> heads) {
    return heads.size() == 1 ? heads.get(0) : new FirstHead(heads);
  }

  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    for (EventHead head : heads) {
      if (head.starts(bytes, from, to)) {
        return true;
      }
    }
    return false;
  }

  /** A head that finds the shape but no such time says more than one that does not. */
  @Override
  public int read(byte[] bytes, int from, int to, ServiceRecord record) {
    RejectReason reason = RejectReason.SHAPE;
    for (EventHead head : heads) {
      record.clear(bytes);
      int message = head.read(bytes, from, to, record);
      if (message != NOT_READ) {
        last = head;
        return message;
      }
      reason = reason == RejectReason.SHAPE ? record.rejectReason() : reason;
    }
    record.reject(reason);
    return NOT_READ;
  }

  @Override
  public int readTail(byte[] bytes, int from, int to, ServiceRecord record) {
    return last.readTail(bytes, from, to, record);
  }
}
