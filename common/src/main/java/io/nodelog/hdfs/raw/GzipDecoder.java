package io.nodelog.hdfs.raw;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Decompresses gzip (RFC 1952). The JDK's {@code GZIPInputStream} is not used because it stops
 * after the first member when the stream under it has nothing available at that moment.
 */
final class GzipDecoder extends MemberDecoder {
  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int HAS_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();

  GzipDecoder(CompressedInput in) {
    super(in);
  }

  @Override
  boolean atMember() throws IOException {
    return in.has(2) && in.peek(0) == 0x1F && in.peek(1) == 0x8B;
  }

  @Override
  boolean begin() throws IOException {
    in.require(HEADER_BYTES);
    int flags = in.peek(3);
    if (in.peek(2) != Deflater.DEFLATED || (flags & RESERVED) != 0) {
      throw new IOException("the gzip header is unknown");
    }
    in.consume(HEADER_BYTES);
    skipOptionalFields(flags);
    inflater.reset();
    checksum.reset();
    return true;
  }

  private void skipOptionalFields(int flags) throws IOException {
    if ((flags & HAS_EXTRA) != 0) {
      in.require(2);
      int length = in.peek(0) | in.peek(1) << 8;
      in.skip(2L + length);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_CHECKSUM) != 0) {
      in.skip(2);
    }
  }

  private void skipText() throws IOException {
    int last;
    do {
      in.require(1);
      last = in.peek(0);
      in.consume(1);
    } while (last != 0);
  }

  @Override
  int decodeSome(byte[] bytes, int from, int to) throws IOException {
    while (true) {
      int count = inflate(bytes, from, to);
      if (count > 0) {
        checksum.update(bytes, from, count);
        return count;
      }
      if (inflater.finished()) {
        checkTrailer();
        return END_OF_MEMBER;
      }
      if (inflater.needsDictionary()) {
        throw new IOException("the gzip data asks for a dictionary");
      }
      in.require(1);
    }
  }

  private int inflate(byte[] bytes, int from, int to) throws IOException {
    long writtenBefore = inflater.getBytesWritten();
    long readBefore = inflater.getBytesRead();
    inflater.setInput(in.bytes(), in.from(), in.available());
    try {
      return inflater.inflate(bytes, from, to - from);
    } catch (DataFormatException e) {
      int count = (int) (inflater.getBytesWritten() - writtenBefore);
      return defer(count, new IOException("the gzip data is damaged", e));
    } finally {
      in.consume((int) (inflater.getBytesRead() - readBefore));
    }
  }

  private void checkTrailer() throws IOException {
    in.require(TRAILER_BYTES);
    if (in.peekInt(0) != (int) checksum.getValue()) {
      throw new IOException("the gzip checksum differs");
    }
    if (in.peekInt(4) != (int) inflater.getBytesWritten()) {
      throw new IOException("the gzip length differs");
    }
    in.consume(TRAILER_BYTES);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
