package io.nodelog.format.service;

import io.nodelog.record.ServiceRecord;

/** Reads one part of a head, for one thread. */
interface HeadStep {
  /**
   * Reads the part that starts at {@code from}.
   *
   * @return where it ends, or {@link EventHead#NOT_READ}
   */
  int take(byte[] bytes, int from, int to, ServiceRecord record);
}
