package io.nodelog.format.service;

import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;

/** What a logger of requests writes behind its name. It belongs to one thread. */
interface AuditPayload {
  /** Returns whether the messages of a logger are requests of this kind. */
  boolean isLogger(byte[] bytes, int from, int to);

  /**
   * Reads a message.
   *
   * @param record empty but for the time; gets what the message says
   */
  Outcome read(byte[] bytes, int from, int to, AccessRecord record);
}
