package io.nodelog.hdfs.raw;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;

/**
 * Decompresses xz, stream by stream: the library reads no byte past the end of one.
 *
 * <p>It hands out nothing of a call that fails. So it is asked for small pieces that end where one
 * of its chunks ends, and always for the same ones, whoever reads: the bytes before a damage are
 * the same each time, all but the last 4 KiB at most.
 */
final class XzDecoder extends MemberDecoder {
  private static final byte[] MAGIC = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};
  private static final int PADDING_BYTES = 4;
  private static final int LONGEST_PADDING_BYTES = 128 << 10;
  private static final int PIECE_BYTES = 4 << 10;
  private static final int OTHER_MEMORY_KIB = 256;

  private final ArrayCache arrays = new BasicArrayCache();
  private final byte[] piece = new byte[PIECE_BYTES];
  private final long maxWindowBytes;
  private @Nullable InputStream stream;
  private int pieceFrom;
  private int pieceTo;

  XzDecoder(CompressedInput in, long maxWindowBytes) {
    super(in);
    this.maxWindowBytes = maxWindowBytes;
  }

  @Override
  boolean atMember() throws IOException {
    return padding() >= 0;
  }

  /** How many bytes of padding precede the next stream; negative if there is none. */
  private int padding() throws IOException {
    for (int at = 0; at <= LONGEST_PADDING_BYTES; at += PADDING_BYTES) {
      if (!in.has(at + MAGIC.length)) {
        return -1;
      }
      if (startsStream(at)) {
        return at;
      }
      if (in.peekInt(at) != 0) {
        return -1;
      }
    }
    return -1;
  }

  private boolean startsStream(int ahead) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (in.peek(ahead + i) != (MAGIC[i] & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean begin() throws IOException {
    in.consume(padding());
    try {
      stream = new SingleXZInputStream(new CompressedBytes(in), memoryLimitKib(), true, arrays);
    } catch (IOException | RuntimeException e) {
      throw damage(e);
    }
    return true;
  }

  private int memoryLimitKib() {
    return (int) Math.min(Integer.MAX_VALUE, (maxWindowBytes >> 10) + OTHER_MEMORY_KIB);
  }

  @Override
  int decodeSome(byte[] bytes, int from, int to) throws IOException {
    if (pieceFrom == pieceTo && !nextPiece()) {
      return END_OF_MEMBER;
    }
    int count = Math.min(to - from, pieceTo - pieceFrom);
    System.arraycopy(piece, pieceFrom, bytes, from, count);
    pieceFrom += count;
    return count;
  }

  /** The first byte may begin a chunk; what is available after it lies in the same one. */
  private boolean nextPiece() throws IOException {
    pieceFrom = 0;
    pieceTo = 0;
    InputStream open = stream;
    if (open == null) {
      return false;
    }
    try {
      pieceTo = Math.max(open.read(piece, 0, 1), 0);
      // A block ends with a check, which must not fail together with more than the last byte.
      int more = Math.min(PIECE_BYTES - 1, open.available() - 1);
      if (pieceTo == 1 && more > 0) {
        pieceTo += Math.max(open.read(piece, 1, more), 0);
      }
    } catch (IOException | RuntimeException e) {
      defer(pieceTo, damage(e));
    }
    return pieceTo > 0;
  }

  private IOException damage(Exception cause) {
    if (cause instanceof MemoryLimitException) {
      return new IOException(
          "the xz dictionary is larger than " + maxWindowBytes + " bytes", cause);
    }
    return cause instanceof EOFException
        ? new IOException("the compressed data ends early", cause)
        : new IOException("the xz data is damaged", cause);
  }
}
