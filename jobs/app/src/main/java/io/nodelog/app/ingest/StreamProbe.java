package io.nodelog.app.ingest;

import io.nodelog.hdfs.ledger.HeadTail;
import io.nodelog.hdfs.ledger.TakenStream;
import io.nodelog.hdfs.raw.DamagedFileException;
import io.nodelog.hdfs.raw.StreamLimits;
import io.nodelog.hdfs.storage.ReadableStorage;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Tells which of the streams that were taken before a file continues: those whose bytes so far are
 * its first bytes. Neither name nor inode nor time is asked.
 *
 * <p>The file is read once, forward, up to the longest stream it could be; between the blocks of
 * long streams a plain file is skipped.
 */
final class StreamProbe {
  private static final int BUFFER_BYTES = 1 << 16;

  /** A range of the file whose hash is asked for. */
  private record Range(long from, long to) {}

  private final Map<Range, MessageDigest> open = new HashMap<>();
  private final Map<Range, String> digests = new HashMap<>();
  private final FirstBytes firstBytes;
  private long length;
  private boolean atEnd;

  private StreamProbe(FirstBytes firstBytes) {
    this.firstBytes = firstBytes;
  }

  /** Reads what is needed to compare a file with the streams. */
  static StreamProbe of(
      ReadableStorage storage,
      SourceFile file,
      Collection<TakenStream> streams,
      StreamLimits limits)
      throws IOException {
    try (SourceBytes bytes = SourceBytes.open(storage, file, limits)) {
      StreamProbe probe = new StreamProbe(bytes.firstBytes(FirstBytes.MOST));
      probe.compare(bytes, streams);
      return probe;
    }
  }

  private void compare(InputStream bytes, Collection<TakenStream> streams) throws IOException {
    TreeSet<Long> prefixes = new TreeSet<>();
    for (TakenStream stream : streams) {
      if (hashedWhole(stream)) {
        prefixes.add(stream.length());
      } else {
        want(head(stream));
        want(tail(stream));
      }
    }
    if (streams.isEmpty()) {
      return;
    }
    try {
      read(bytes, prefixes);
    } catch (DamagedFileException e) {
      // What lies before the damage was compared; taking the file will meet the damage again.
      atEnd = false;
    }
  }

  /** What the file begins with. */
  FirstBytes firstBytes() {
    return firstBytes;
  }

  /** Returns whether the stream's bytes so far are the file's first bytes. */
  boolean continues(TakenStream stream) {
    if (hashedWhole(stream)) {
      return stream.prefixSha256().equals(digests.get(new Range(0, stream.length())));
    }
    HeadTail blocks = stream.headTail();
    return blocks.headSha256().equals(digests.get(head(stream)))
        && blocks.tailSha256().equals(digests.get(tail(stream)));
  }

  /** Returns whether the file has no byte after the stream's, as far as it was read. */
  boolean endsWith(TakenStream stream) {
    return continues(stream) && atEnd && length == stream.length();
  }

  private static boolean hashedWhole(TakenStream stream) {
    return stream.headTail().equals(HeadTail.NONE);
  }

  private static Range head(TakenStream stream) {
    return new Range(0, stream.headTail().blockLength());
  }

  private static Range tail(TakenStream stream) {
    return new Range(stream.length() - stream.headTail().blockLength(), stream.length());
  }

  private void want(Range range) {
    open.put(range, Digests.sha256());
  }

  private void read(InputStream in, NavigableSet<Long> prefixes) throws IOException {
    TreeSet<Long> stops = new TreeSet<>(prefixes);
    open.keySet().forEach(range -> stops.add(range.from()));
    open.keySet().forEach(range -> stops.add(range.to()));
    MessageDigest prefix = Digests.sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    long position = 0;
    for (long stop : stops) {
      boolean hashed = !prefixes.isEmpty() && position < prefixes.last();
      while (position < stop) {
        int wanted = (int) Math.min(buffer.length, stop - position);
        long count =
            hashed || inBlock(position) ? in.read(buffer, 0, wanted) : in.skip(stop - position);
        if (count <= 0) {
          length = position;
          atEnd = true;
          return;
        }
        if (hashed) {
          prefix.update(buffer, 0, (int) count);
        }
        update(position, buffer, count);
        position += count;
      }
      end(position, prefix, prefixes);
    }
    length = position;
    atEnd = in.read() < 0;
  }

  private boolean inBlock(long position) {
    return open.keySet().stream()
        .anyMatch(range -> range.from() <= position && position < range.to());
  }

  private void update(long position, byte[] buffer, long count) {
    open.forEach(
        (range, digest) -> {
          if (range.from() <= position && position < range.to()) {
            digest.update(buffer, 0, (int) count);
          }
        });
  }

  private void end(long position, MessageDigest prefix, NavigableSet<Long> prefixes) {
    if (prefixes.contains(position)) {
      digests.put(new Range(0, position), Digests.hex(prefix));
    }
    open.forEach(
        (range, digest) -> {
          if (range.to() == position) {
            digests.put(range, Digests.hex(digest));
          }
        });
  }
}
