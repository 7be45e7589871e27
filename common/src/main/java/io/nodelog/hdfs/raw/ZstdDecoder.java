package io.nodelog.hdfs.raw;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Decompresses Zstandard (RFC 8878). The library is given exactly one block at a time: it hands out
 * nothing of a call that fails, so this way every block before a damaged one is handed out, however
 * the bytes arrive.
 */
final class ZstdDecoder extends MemberDecoder {
  private static final int MAGIC = 0xFD2FB528;
  private static final int SKIPPABLE_MAGIC = 0x184D2A50;
  private static final int SKIPPABLE_HEADER_BYTES = 8;
  private static final int SMALLEST_HEADER_BYTES = 6;
  private static final int BLOCK_HEADER_BYTES = 3;
  private static final int MAX_BLOCK_BYTES = 128 << 10;
  private static final int CHECKSUM_BYTES = 4;
  private static final long LIBRARY_WINDOW_BYTES = 128L << 20;
  private static final int RLE_BLOCK = 1;
  private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
  private static final int[] SIZE_BYTES = {0, 2, 4, 8};

  private final ZstdDecompressCtx context = new ZstdDecompressCtx();
  private final ByteBuffer source = ByteBuffer.allocateDirect(BLOCK_HEADER_BYTES + MAX_BLOCK_BYTES);
  private final ByteBuffer target = ByteBuffer.allocateDirect(MAX_BLOCK_BYTES);
  private final long maxWindowBytes;
  private boolean hasChecksum;
  private boolean lastBlockRead;

  ZstdDecoder(CompressedInput in, long maxWindowBytes) {
    super(in);
    this.maxWindowBytes = maxWindowBytes;
  }

  /** Returns whether the bytes start with a frame that decoders pass over. */
  static boolean startsSkippable(byte[] head, int length) {
    return length >= 4
        && (head[0] & 0xF0) == 0x50
        && head[1] == 0x2A
        && head[2] == 0x4D
        && head[3] == 0x18;
  }

  @Override
  boolean atMember() throws IOException {
    return in.has(4) && (in.peekInt(0) == MAGIC || atSkippable());
  }

  private boolean atSkippable() {
    return (in.peekInt(0) & ~0xF) == SKIPPABLE_MAGIC;
  }

  @Override
  boolean begin() throws IOException {
    if (atSkippable()) {
      in.require(SKIPPABLE_HEADER_BYTES);
      in.skip(SKIPPABLE_HEADER_BYTES + Integer.toUnsignedLong(in.peekInt(4)));
      return false;
    }
    int headerBytes = headerBytes();
    context.reset();
    lastBlockRead = false;
    feed(headerBytes);
    return true;
  }

  private int headerBytes() throws IOException {
    in.require(SMALLEST_HEADER_BYTES);
    int descriptor = in.peek(4);
    hasChecksum = (descriptor & 0x04) != 0;
    boolean hasWindow = (descriptor & 0x20) == 0;
    int sizeFlag = descriptor >>> 6;
    int sizeBytes = sizeFlag == 0 && !hasWindow ? 1 : SIZE_BYTES[sizeFlag];
    int sizeFrom = 5 + (hasWindow ? 1 : 0) + DICTIONARY_BYTES[descriptor & 3];
    in.require(sizeFrom + sizeBytes);
    // Without a window of its own the frame is one window.
    checkWindow(hasWindow ? window(in.peek(5)) : size(sizeFrom, sizeBytes));
    return sizeFrom + sizeBytes;
  }

  private static long window(int descriptor) {
    long base = 1L << (10 + (descriptor >>> 3));
    return base + base / 8 * (descriptor & 7);
  }

  private long size(int from, int bytes) {
    long size = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      size = size << 8 | in.peek(from + i);
    }
    return bytes == 2 ? size + 256 : size;
  }

  private void checkWindow(long bytes) throws IOException {
    long most = Math.min(maxWindowBytes, LIBRARY_WINDOW_BYTES);
    if (bytes < 0 || bytes > most) {
      throw new IOException("the Zstandard window is larger than " + most + " bytes");
    }
  }

  @Override
  int decodeSome(byte[] bytes, int from, int to) throws IOException {
    while (!target.hasRemaining()) {
      if (lastBlockRead) {
        checkEnd();
        return END_OF_MEMBER;
      }
      feedBlock();
    }
    int count = Math.min(to - from, target.remaining());
    target.get(bytes, from, count);
    return count;
  }

  private void feedBlock() throws IOException {
    in.require(BLOCK_HEADER_BYTES);
    int header = in.peek(0) | in.peek(1) << 8 | in.peek(2) << 16;
    int length = (header >>> 1 & 3) == RLE_BLOCK ? 1 : header >>> 3;
    if (length > MAX_BLOCK_BYTES) {
      throw new IOException("the Zstandard data is damaged: a block is too long");
    }
    in.require(BLOCK_HEADER_BYTES + length);
    feed(BLOCK_HEADER_BYTES + length);
    lastBlockRead = (header & 1) != 0;
  }

  private void checkEnd() throws IOException {
    if (hasChecksum) {
      in.require(CHECKSUM_BYTES);
      feed(CHECKSUM_BYTES);
    }
  }

  /** Gives the library the next bytes; what they yield lies in {@link #target} afterwards. */
  private void feed(int count) throws IOException {
    source.clear().put(in.bytes(), in.from(), count).flip();
    target.clear();
    try {
      context.decompressDirectByteBufferStream(target, source);
    } catch (ZstdException e) {
      target.limit(0);
      throw new IOException("the Zstandard data is damaged: " + e.getMessage(), e);
    }
    if (source.hasRemaining()) {
      target.limit(0);
      throw new IOException("the Zstandard data is damaged: a block is too long");
    }
    target.flip();
    in.consume(count);
  }

  @Override
  public void close() {
    context.close();
  }
}
