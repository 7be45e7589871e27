package io.nodelog.hdfs.raw;

import java.io.IOException;
import java.io.InputStream;

/** The compressed bytes as libraries want them that read from a stream. */
final class CompressedBytes extends InputStream {
  private final CompressedInput in;

  CompressedBytes(CompressedInput in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    if (!in.has(1)) {
      return -1;
    }
    int value = in.peek(0);
    in.consume(1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0 || !in.has(1)) {
      return length == 0 ? 0 : -1;
    }
    int count = Math.min(length, in.available());
    System.arraycopy(in.bytes(), in.from(), bytes, from, count);
    in.consume(count);
    return count;
  }

  /** More than is asked for: what a decoder does must not depend on how the bytes arrive. */
  @Override
  public int available() {
    return Integer.MAX_VALUE;
  }
}
