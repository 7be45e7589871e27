package io.nodelog.hdfs.raw;

import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.InputStream;

/** A range of a file of the warehouse as a stream of bytes. */
final class StoredStream extends InputStream {
  private final Storage.Input input;
  private long left;

  /**
   * Reads the range of a file that starts at {@code from} and ends at {@code to}, or at the file's
   * end.
   *
   * @param input closed with this stream
   */
  StoredStream(Storage.Input input, long from, long to) throws IOException {
    this.input = input;
    input.seek(from);
    left = to - from;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int count = input.read(bytes, from, from + (int) Math.min(length, left));
    left -= Math.max(count, 0);
    return count;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
