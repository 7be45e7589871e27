package io.nodelog.hdfs.raw;

import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.storage.RelativePath;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.Path;

/**
 * Opens ranges of segments as lines. Ranges that lie side by side have every line exactly once,
 * wherever they are cut: of a plain file a range has the lines that start in it, of framed
 * Zstandard the frames that start in it; any other stream is read whole by the range that has its
 * first byte.
 */
public final class SegmentReader {
  private final Storage storage;
  private final Path warehouse;
  private final StreamLimits limits;
  private final int maxContentBytes;

  /**
   * Reads segments of a warehouse.
   *
   * @param limits for compressed files that are referenced where they lie
   * @param maxContentBytes how much of a line is kept
   */
  public SegmentReader(Storage storage, Path warehouse, StreamLimits limits, int maxContentBytes) {
    this.storage = storage;
    this.warehouse = warehouse;
    this.limits = limits;
    this.maxContentBytes = maxContentBytes;
  }

  /**
   * Opens a range of a segment as lines.
   *
   * @param from first stored byte of the range
   * @param to end (exclusive) of the range of stored bytes
   * @throws DamagedFileException if the file is not what the ledger says, here or while reading
   */
  public LineReader open(Segment segment, long from, long to) throws IOException {
    Range range = open(segment, from, to, false);
    return range.lines().stopAt(range.stopOffset());
  }

  /**
   * Opens a range of a segment as events: those whose first line starts in it. What continues the
   * last one is read too, wherever it ends.
   *
   * @param from first stored byte of the range
   * @param to end (exclusive) of the range of stored bytes
   * @param start what starts an event
   * @throws DamagedFileException if the file is not what the ledger says, here or while reading
   */
  public EventReader openEvents(
      Segment segment, long from, long to, LineTest start, EventLimits eventLimits)
      throws IOException {
    Range range = open(segment, from, to, true);
    boolean first = from <= segment.storedFrom() && to > segment.storedFrom();
    return new EventReader(range.lines(), start, eventLimits, first, range.stopOffset());
  }

  /**
   * Opens all bytes of a segment.
   *
   * @throws DamagedFileException if the file is not what the ledger says, here or while reading
   */
  public InputStream bytes(Segment segment) throws IOException {
    Storage.Input input = storage.open(path(segment));
    try {
      requireWhole(input, segment);
      return switch (segment.compression()) {
        case NONE -> plain(input, segment, segment.storedFrom());
        case ZSTD_FRAMES -> {
          FrameIndex index = FrameIndex.read(input, segment.path());
          yield frames(input, segment, index, 0, index.frames());
        }
        case STREAM -> stream(input, segment, segment.length());
      };
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  /** Lines from the start of a range on, and where it ends in the decompressed file. */
  private record Range(LineReader lines, long stopOffset) {}

  private Range open(Segment segment, long from, long to, boolean readOn) throws IOException {
    Storage.Input input = storage.open(path(segment));
    try {
      return open(input, segment, from, to, readOn);
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  private Path path(Segment segment) {
    return segment.referenced()
        ? new Path(segment.path())
        : RelativePath.resolve(warehouse, segment.path());
  }

  private Range open(Storage.Input input, Segment segment, long from, long to, boolean readOn)
      throws IOException {
    requireWhole(input, segment);
    return switch (segment.compression()) {
      case NONE -> plain(input, segment, from, to);
      case ZSTD_FRAMES -> frames(input, segment, from, to, readOn);
      case STREAM -> wholeStream(input, segment, from);
    };
  }

  private static void requireWhole(Storage.Input input, Segment segment) throws IOException {
    if (!segment.referenced() && input.length() != segment.storedLength()) {
      throw new DamagedFileException(
          segment.path(),
          input.length(),
          segment.offset(),
          "it has not the " + segment.storedLength() + " bytes that were stored");
    }
  }

  private Range plain(Storage.Input input, Segment segment, long from, long to) throws IOException {
    long start = segment.storedFrom();
    long end = segment.storedTo();
    boolean atStart = from <= start || segment.length() == 0;
    // One byte earlier, to see whether a line ends there: then the next one starts in the range.
    long at = atStart ? start : Math.min(from, end) - 1;
    long offset = segment.offset() + at - start;
    LineReader lines = lines(plain(input, segment, at), offset);
    if (!atStart) {
      lines.next();
    }
    return new Range(lines, segment.offset() + Math.min(to, end) - start);
  }

  private static InputStream plain(Storage.Input input, Segment segment, long at)
      throws IOException {
    long end = segment.storedTo();
    return WholeStream.startOf(
        new StoredStream(input, at, end),
        segment.path(),
        segment.offset() + at - segment.storedFrom(),
        end - at);
  }

  private LineReader lines(InputStream bytes, long offset) {
    return new LineReader(bytes, offset, maxContentBytes);
  }

  private Range frames(Storage.Input input, Segment segment, long from, long to, boolean readOn)
      throws IOException {
    FrameIndex index = FrameIndex.read(input, segment.path());
    int first = index.firstFrom(from);
    int last = Math.max(first, index.firstFrom(to));
    int end = readOn ? index.frames() : last;
    return new Range(
        lines(frames(input, segment, index, first, end), segment.offset() + index.offset(first)),
        segment.offset() + index.offset(last));
  }

  private static InputStream frames(
      Storage.Input input, Segment segment, FrameIndex index, int first, int end)
      throws IOException {
    InputStream stored = new StoredStream(input, index.stored(first), index.stored(end));
    return WholeStream.allOf(
        LogStream.decompress(stored, Codec.ZSTD, segment.path(), StreamLimits.none()),
        segment.path(),
        segment.offset() + index.offset(first),
        index.offset(end) - index.offset(first));
  }

  private Range wholeStream(Storage.Input input, Segment segment, long from) throws IOException {
    long offset = segment.offset();
    long length = from == 0 ? segment.length() : 0;
    return new Range(lines(stream(input, segment, length), offset), offset + length);
  }

  private InputStream stream(Storage.Input input, Segment segment, long length) throws IOException {
    InputStream stored = new StoredStream(input, 0, input.length());
    InputStream bytes = LogStream.open(stored, segment.path(), limits);
    if (segment.referenced()) {
      skip(bytes, segment);
    }
    return WholeStream.startOf(bytes, segment.path(), segment.offset(), length);
  }

  /** Passes over what an earlier batch has of the file. */
  private static void skip(InputStream bytes, Segment segment) throws IOException {
    InputStream before = WholeStream.startOf(bytes, segment.path(), 0, segment.offset());
    byte[] chunk = new byte[64 << 10];
    while (before.read(chunk, 0, chunk.length) >= 0) {
      // Only the position matters.
    }
  }
}
