package io.nodelog.hdfs.storage;

import java.io.EOFException;
import java.io.IOException;

/** Bytes in memory that are read as a file. */
public final class MemoryInput implements Storage.Input {
  private final byte[] content;
  private int position;

  /** Reads an array, which stays as it is. */
  public MemoryInput(byte[] content) {
    this.content = content;
  }

  @Override
  public int read(byte[] bytes, int from, int to) {
    if (from == to) {
      return 0;
    }
    int count = Math.min(to - from, content.length - position);
    if (count <= 0) {
      return -1;
    }
    System.arraycopy(content, position, bytes, from, count);
    position += count;
    return count;
  }

  @Override
  public void seek(long to) throws IOException {
    if (to < 0 || to > content.length) {
      throw new EOFException("Cannot seek to " + to + " of " + content.length);
    }
    position = (int) to;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public long length() {
    return content.length;
  }

  @Override
  public void close() {}
}
