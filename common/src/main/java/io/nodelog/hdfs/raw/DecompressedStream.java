package io.nodelog.hdfs.raw;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The decompressed bytes of every member of a file, up to damage, a limit or the end. */
final class DecompressedStream extends InputStream {
  private final CompressedInput in;
  private final MemberDecoder decoder;
  private final String path;
  private final StreamLimits limits;
  private long offset;
  private long members;
  private boolean inMember;
  private boolean ended;
  private @Nullable IOException failure;
  private @Nullable TrailingBytes trailing;

  DecompressedStream(CompressedInput in, MemberDecoder decoder, String path, StreamLimits limits) {
    this.in = in;
    this.decoder = decoder;
    this.path = path;
    this.limits = limits;
  }

  /** What follows the last member, once the end was reached. */
  Optional<TrailingBytes> trailing() {
    return Optional.ofNullable(trailing);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (failure != null) {
      throw failure;
    }
    try {
      return decode(bytes, from, from + length);
    } catch (RefusedFileException e) {
      failure = e;
    } catch (IOException e) {
      failure = in.failure() == null ? damage(e) : in.failure();
    }
    throw failure;
  }

  private IOException damage(IOException cause) {
    String reason = String.valueOf(cause.getMessage());
    IOException damage = new DamagedFileException(path, in.position(), offset, reason);
    damage.initCause(cause);
    return damage;
  }

  private int decode(byte[] bytes, int from, int to) throws IOException {
    while (inMember || nextMember()) {
      int count = decoder.decode(bytes, from, to);
      if (count != MemberDecoder.END_OF_MEMBER) {
        checkLimits(offset + count);
        offset += count;
        return count;
      }
      inMember = false;
    }
    return -1;
  }

  private boolean nextMember() throws IOException {
    while (!ended && decoder.atMember()) {
      if (++members > limits.maxMembers()) {
        throw new RefusedFileException(
            path, "it has more than " + limits.maxMembers() + " compressed members");
      }
      if (decoder.begin()) {
        inMember = true;
        return true;
      }
    }
    if (!ended) {
      ended = true;
      countTrailing();
    }
    return false;
  }

  private void countTrailing() throws IOException {
    long start = in.position();
    boolean zeros = true;
    while (in.has(1)) {
      for (int i = in.from(); i < in.to() && zeros; i++) {
        zeros = in.bytes()[i] == 0;
      }
      in.consume(in.available());
    }
    if (in.position() > start) {
      trailing = new TrailingBytes(start, in.position() - start, zeros);
    }
  }

  private void checkLimits(long total) throws IOException {
    if (total > limits.maxBytes()) {
      throw new RefusedFileException(
          path, "it decompresses to more than " + limits.maxBytes() + " bytes");
    }
    if (limits.ratioExceeded(in.position(), total)) {
      throw new RefusedFileException(
          path,
          in.position()
              + " compressed bytes yield "
              + total
              + " bytes, more than "
              + limits.maxRatio()
              + " times as many");
    }
  }

  @Override
  public void close() throws IOException {
    decoder.close();
    in.close();
  }
}
