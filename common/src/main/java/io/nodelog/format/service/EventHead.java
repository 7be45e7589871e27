package io.nodelog.format.service;

import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceRecord;

/**
 * How the events of one format begin: what stands in their first line before the message. It
 * belongs to one thread.
 */
interface EventHead {
  /** What is returned instead of a position if the bytes do not have the shape of the format. */
  int NOT_READ = -1;

  /**
   * Returns whether a line starts an event. This depends on the line alone, not on what was read
   * before nor on when, and looks at no more of it than up to its time.
   */
  boolean starts(byte[] bytes, int from, int to);

  /**
   * Reads the first line of an event up to its message.
   *
   * @param record empty; gets the fields, the severity and the time, or {@linkplain
   *     ServiceRecord#reject(RejectReason) why} the line is none of the format
   * @return where the message starts, or {@link #NOT_READ}
   */
  int read(byte[] bytes, int from, int to, ServiceRecord record);

  /**
   * Reads what stands between the message and the stack trace, which few formats have.
   *
   * @param from where the message starts, in the event's first line
   * @param to where the stack trace or the event ends
   * @return where the message ends, or {@link #NOT_READ} if the format writes something there and
   *     it is missing: such an event is partial
   */
  default int readTail(byte[] bytes, int from, int to, ServiceRecord record) {
    return to;
  }
}
