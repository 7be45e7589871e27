package io.nodelog.hdfs.raw;

import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream: not one more, and damage if there are fewer. */
final class WholeStream extends InputStream {
  private final InputStream in;
  private final String path;
  private final long offset;
  private final long length;
  private final boolean toTheEnd;
  private long at;

  private WholeStream(InputStream in, String path, long offset, long length, boolean toTheEnd) {
    this.in = in;
    this.path = path;
    this.offset = offset;
    this.length = length;
    this.toTheEnd = toTheEnd;
  }

  /**
   * Reads the first bytes of a stream, whatever follows them.
   *
   * @param path names the file in messages
   * @param offset where the stream stands in the decompressed file, for messages
   */
  static WholeStream startOf(InputStream in, String path, long offset, long length) {
    return new WholeStream(in, path, offset, length, false);
  }

  /** Reads all of a stream: the end is looked at too, so that its checksum is. */
  static WholeStream allOf(InputStream in, String path, long offset, long length) {
    return new WholeStream(in, path, offset, length, true);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    if (at == length) {
      checkEnd();
      return -1;
    }
    int read = in.read(bytes, from, (int) Math.min(count, length - at));
    if (read < 0) {
      throw new DamagedFileException(
          path,
          DamagedFileException.UNKNOWN,
          offset + at,
          (length - at) + " bytes are missing at its end");
    }
    at += read;
    return read;
  }

  private void checkEnd() throws IOException {
    if (toTheEnd && in.read() >= 0) {
      throw new DamagedFileException(
          path, DamagedFileException.UNKNOWN, offset + at, "it has bytes too many");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
