package io.nodelog.hdfs.raw;

import java.io.ByteArrayInputStream;

/** Hands out few bytes a call and says that none are available, as a network does. */
final class TrickleStream extends ByteArrayInputStream {
  private final int most;

  TrickleStream(byte[] bytes, int most) {
    super(bytes);
    this.most = most;
  }

  @Override
  public synchronized int read(byte[] target, int from, int length) {
    return super.read(target, from, Math.min(length, most));
  }

  @Override
  public synchronized int available() {
    return 0;
  }
}
