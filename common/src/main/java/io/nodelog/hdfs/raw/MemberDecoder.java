package io.nodelog.hdfs.raw;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses one member after the other: what gzip calls a member, Zstandard a frame, bzip2 and
 * xz a stream. A file is any number of them in a row.
 */
abstract class MemberDecoder implements Closeable {
  static final int END_OF_MEMBER = -1;

  final CompressedInput in;
  private @Nullable IOException pending;

  MemberDecoder(CompressedInput in) {
    this.in = in;
  }

  /** Returns whether a member starts at the next byte. */
  abstract boolean atMember() throws IOException;

  /** Reads the start of a member; returns whether it holds data. */
  abstract boolean begin() throws IOException;

  /** Decompresses some bytes, at least one; returns how many, or {@link #END_OF_MEMBER}. */
  abstract int decodeSome(byte[] bytes, int from, int to) throws IOException;

  /**
   * Decompresses some bytes.
   *
   * @throws IOException if the member is damaged, once every byte before the damage was handed out
   */
  final int decode(byte[] bytes, int from, int to) throws IOException {
    if (pending != null) {
      throw pending;
    }
    return decodeSome(bytes, from, to);
  }

  /** Hands out the bytes before a damage first, and the damage at the next call. */
  final int defer(int count, IOException damage) throws IOException {
    if (count == 0) {
      throw damage;
    }
    pending = damage;
    return count;
  }

  @Override
  public void close() {}
}
