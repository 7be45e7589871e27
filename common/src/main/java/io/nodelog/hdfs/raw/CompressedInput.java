package io.nodelog.hdfs.raw;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a compressed file, with as many of them at hand as a decoder asks for. */
final class CompressedInput implements Closeable {
  /** Holds the largest Zstandard block with its header, twice. */
  private static final int BUFFER_BYTES = 256 << 10;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int from;
  private int to;
  private long consumed;
  private @Nullable IOException failure;

  CompressedInput(InputStream in) {
    this.in = in;
  }

  /** The buffer; the bytes at hand lie from {@link #from} to {@link #to}. */
  byte[] bytes() {
    return buffer;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int available() {
    return to - from;
  }

  /** Where the next byte stands in the file. */
  long position() {
    return consumed;
  }

  /** What went wrong below the decoders: not the file's fault, so never called damage. */
  @Nullable IOException failure() {
    return failure;
  }

  /** The byte that lies so many bytes ahead; it must be at hand. */
  int peek(int ahead) {
    return buffer[from + ahead] & 0xFF;
  }

  /** The four bytes that lie so many bytes ahead, little endian; they must be at hand. */
  int peekInt(int ahead) {
    return peek(ahead) | peek(ahead + 1) << 8 | peek(ahead + 2) << 16 | peek(ahead + 3) << 24;
  }

  void consume(int count) {
    from += count;
    consumed += count;
  }

  /** Tries to have at least so many bytes at hand; returns false if the file has fewer. */
  boolean has(int count) throws IOException {
    while (to - from < count) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** Has at least so many bytes at hand. */
  void require(int count) throws IOException {
    if (!has(count)) {
      throw new EOFException("the compressed data ends early");
    }
  }

  /** Passes over so many bytes, however many they are. */
  void skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      require(1);
      int step = (int) Math.min(left, available());
      consume(step);
      left -= step;
    }
  }

  private boolean fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    int count;
    try {
      count = in.read(buffer, to, buffer.length - to);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
    to += Math.max(count, 0);
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
