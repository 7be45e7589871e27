package io.nodelog.hdfs.raw;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream whose first bytes were looked at. The JDK's {@code PushbackInputStream} loses what was
 * pushed back when the bytes behind it cannot be read.
 */
final class SniffedStream extends InputStream {
  private final InputStream in;
  private final byte[] head = new byte[Codec.HEAD_BYTES];
  private int headTo;
  private int at;

  SniffedStream(InputStream in) throws IOException {
    this.in = in;
    try {
      int count;
      while (headTo < head.length && (count = in.read(head, headTo, head.length - headTo)) >= 0) {
        headTo += count;
      }
    } catch (DamagedFileException e) {
      // The bytes before the damage are handed out first; then the stream below throws it again.
    }
  }

  /** How the bytes are packed. */
  Codec codec() {
    return Codec.sniff(head, headTo);
  }

  @Override
  public int read() throws IOException {
    return at < headTo ? head[at++] & 0xFF : in.read();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (at == headTo) {
      return in.read(bytes, from, length);
    }
    int count = Math.min(length, headTo - at);
    System.arraycopy(head, at, bytes, from, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
