package io.nodelog.format.service;

import io.nodelog.record.ServiceRecord;

/** Blanks that fill a field up to its width; those that start the text behind them stay. */
final class PaddingStep implements HeadStep {
  private final int stay;

  /**
   * @param stay how many blanks the text behind starts with
   */
  PaddingStep(int stay) {
    this.stay = stay;
  }

  @Override
  public int take(byte[] bytes, int from, int to, ServiceRecord record) {
    int end = from;
    while (end < to && bytes[end] == ' ') {
      end++;
    }
    // At the end of a line the last blank of the text may be cut off.
    return Math.max(from, end == to ? to - Math.max(0, stay - 1) : end - stay);
  }
}
