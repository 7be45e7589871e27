package io.nodelog.hdfs.raw;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/** Hands out some bytes and then fails instead of ending. */
final class BrokenStream extends FilterInputStream {
  private final IOException failure;

  BrokenStream(byte[] bytes, IOException failure) {
    super(new ByteArrayInputStream(bytes));
    this.failure = failure;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    if (count < 0) {
      throw failure;
    }
    return count;
  }
}
