package io.nodelog.format.service;

import io.nodelog.record.ServiceRecord;

/** Parts that a line has all or none of. */
final class OptionalStep implements HeadStep {
  private final HeadSteps steps;

  OptionalStep(HeadSteps steps) {
    this.steps = steps;
  }

  @Override
  public int take(byte[] bytes, int from, int to, ServiceRecord record) {
    int end = steps.take(bytes, from, to, record);
    return end == EventHead.NOT_READ ? from : end;
  }
}
