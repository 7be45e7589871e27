package io.nodelog.app.ingest;

import io.nodelog.hdfs.ledger.HeadTail;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.raw.DamagedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the whole lines of one file from a position on: hands them on and hashes what a later run
 * recognises them by.
 */
final class FileTaker {
  /**
   * Up to here the whole prefix is hashed; a longer one is recognised by its ends and its length.
   */
  static final long HASHED_WHOLE_BYTES = 64L << 20;

  static final int BLOCK_BYTES = 64 << 10;
  private static final int BUFFER_BYTES = 256 << 10;

  private final LineTarget target;
  private final MessageDigest prefix = Digests.sha256();
  private final MessageDigest head = Digests.sha256();
  private final byte[] tail = new byte[BLOCK_BYTES];
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long position;
  private boolean prefixHashed = true;
  private @Nullable DamagedFileException damage;

  /**
   * What was taken.
   *
   * @param to where it ends in the decompressed stream
   * @param segments where it lies
   * @param header text of the header that is in effect where it ends
   * @param damage what kept the rest from being read
   */
  record Taken(
      long to,
      String prefixSha256,
      HeadTail headTail,
      List<Segment> segments,
      String header,
      Optional<DamagedFileException> damage) {
    long lines() {
      return segments.stream().mapToLong(Segment::lines).sum();
    }
  }

  FileTaker(LineTarget target) {
    this.target = target;
  }

  /**
   * Takes the lines.
   *
   * @param in the decompressed file from its start
   * @param start how much of it was taken before, and ended with a line
   * @param withLast whether a last line without its end is taken too
   * @throws FileReplaced if it does not start with what was taken before
   */
  Taken take(InputStream in, TakenStart start, boolean withLast) throws IOException {
    passOver(in, start.from());
    requireSame(start);
    int held = 0;
    for (int count = fill(in, held); count >= 0; count = fill(in, held)) {
      int end = held + count;
      int linesTo = lastNewline(end) + 1;
      if (linesTo == 0 && end == buffer.length) {
        linesTo = end; // a line longer than the buffer goes on piece by piece
      }
      append(linesTo);
      held = end - linesTo;
      System.arraycopy(buffer, linesTo, buffer, 0, held);
    }
    if (withLast && damage == null) {
      append(held);
    }
    return taken(target.finish());
  }

  private int fill(InputStream in, int held) throws IOException {
    try {
      return in.read(buffer, held, buffer.length - held);
    } catch (DamagedFileException e) {
      damage = e;
      return -1;
    }
  }

  private int lastNewline(int end) {
    int last = end - 1;
    while (last >= 0 && buffer[last] != '\n') {
      last--;
    }
    return last;
  }

  private void append(int to) throws IOException {
    target.write(buffer, 0, to);
    hash(0, to);
  }

  /** Reads what was taken before; of a long prefix only the blocks that recognise it. */
  private void passOver(InputStream in, long from) throws IOException {
    prefixHashed = from <= HASHED_WHOLE_BYTES;
    while (position < from) {
      boolean between = !prefixHashed && position >= BLOCK_BYTES && position < from - BLOCK_BYTES;
      long wanted = between ? from - BLOCK_BYTES - position : from - position;
      long count =
          between ? in.skip(wanted) : in.read(buffer, 0, (int) Math.min(buffer.length, wanted));
      if (count <= 0) {
        throw new FileReplaced();
      }
      if (between) {
        position += count;
      } else {
        hash(0, (int) count);
      }
    }
  }

  /** The file that was compared and the one that is open now may be two of one name. */
  private void requireSame(TakenStart start) throws FileReplaced {
    boolean same =
        start.headTail().equals(HeadTail.NONE)
            ? start.from() == 0 || Digests.hex(prefix).equals(start.prefixSha256())
            : headTail().equals(start.headTail());
    if (!same) {
      throw new FileReplaced();
    }
  }

  private void hash(int from, int to) {
    if (prefixHashed) {
      prefix.update(buffer, from, to - from);
    }
    if (position < BLOCK_BYTES) {
      head.update(buffer, from, (int) Math.min(to - from, BLOCK_BYTES - position));
    }
    position += to - from;
    keepTail(Math.max(from, to - BLOCK_BYTES), to);
  }

  /** Keeps the last bytes before the position, each where its own position says. */
  private void keepTail(int from, int to) {
    int at = (int) ((position - (to - from)) % BLOCK_BYTES);
    int first = Math.min(to - from, BLOCK_BYTES - at);
    System.arraycopy(buffer, from, tail, at, first);
    System.arraycopy(buffer, from + first, tail, 0, to - from - first);
  }

  private Taken taken(List<Segment> written) {
    boolean whole = position <= HASHED_WHOLE_BYTES;
    return new Taken(
        position,
        prefixHashed ? Digests.hex(prefix) : "",
        whole ? HeadTail.NONE : headTail(),
        written,
        target.header(),
        Optional.ofNullable(damage));
  }

  private HeadTail headTail() {
    return new HeadTail(BLOCK_BYTES, Digests.hex(head), tailHex());
  }

  private String tailHex() {
    int start = (int) (position % BLOCK_BYTES);
    MessageDigest digest = Digests.sha256();
    digest.update(Arrays.copyOfRange(tail, start, BLOCK_BYTES));
    digest.update(tail, 0, start);
    return Digests.hex(digest);
  }
}
