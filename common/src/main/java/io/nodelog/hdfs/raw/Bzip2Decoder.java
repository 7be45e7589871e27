package io.nodelog.hdfs.raw;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Decompresses bzip2, stream by stream: the library reads no byte past the end of one. */
final class Bzip2Decoder extends MemberDecoder {
  private static final int MAGIC_BYTES = 4;

  private @Nullable InputStream stream;

  Bzip2Decoder(CompressedInput in) {
    super(in);
  }

  @Override
  boolean atMember() throws IOException {
    return in.has(MAGIC_BYTES)
        && in.peek(0) == 'B'
        && in.peek(1) == 'Z'
        && in.peek(2) == 'h'
        && in.peek(3) >= '1'
        && in.peek(3) <= '9';
  }

  @Override
  boolean begin() throws IOException {
    try {
      stream = new BZip2CompressorInputStream(new CompressedBytes(in), false);
    } catch (RuntimeException e) {
      throw damage(e);
    }
    return true;
  }

  /** Asks for one byte at a time, because a call that fails hands out nothing. */
  @Override
  int decodeSome(byte[] bytes, int from, int to) throws IOException {
    InputStream open = stream;
    if (open == null) {
      return END_OF_MEMBER;
    }
    int at = from;
    try {
      int value = 0;
      while (at < to && (value = open.read()) >= 0) {
        bytes[at++] = (byte) value;
      }
    } catch (IOException | RuntimeException e) {
      return defer(at - from, damage(e));
    }
    return at == from ? END_OF_MEMBER : at - from;
  }

  private static IOException damage(Exception cause) {
    return new IOException("the bzip2 data ends early or is damaged", cause);
  }
}
