package io.nodelog.hdfs.raw;

import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * Copies a segment to a new file in which lines are erased. All others stand where they stood, and
 * nothing names the copy yet.
 */
public final class ErasedCopy {
  private static final int CHUNK_BYTES = 256 << 10;

  private final Storage storage;
  private final Path warehouse;
  private final SegmentLayout layout;

  /**
   * Prepares to copy.
   *
   * @param layout of copies of compressed files that were only referenced; others keep theirs
   */
  public ErasedCopy(Storage storage, Path warehouse, SegmentLayout layout) {
    this.storage = storage;
    this.warehouse = warehouse;
    this.layout = layout;
  }

  /**
   * Copies a segment, without what is known of its headers.
   *
   * @param reader of the warehouse
   * @param erased ranges of whole lines in the decompressed file
   * @param staging temporary name, relative to the warehouse; no other copy may have it
   */
  public Segment write(SegmentReader reader, Segment segment, List<ByteSpan> erased, String staging)
      throws IOException {
    List<ByteSpan> sorted =
        erased.stream().sorted(Comparator.comparingLong(ByteSpan::from)).toList();
    try (InputStream in = reader.bytes(segment);
        SegmentWriter out =
            new SegmentWriter(
                storage, warehouse, "raw", staging, layoutOf(segment), segment.offset())) {
      byte[] chunk = new byte[CHUNK_BYTES];
      long offset = segment.offset();
      for (int count; (count = in.read(chunk, 0, chunk.length)) >= 0; offset += count) {
        erase(chunk, count, offset, sorted);
        out.write(chunk, 0, count);
      }
      return require(out.finish(), segment);
    }
  }

  private static void erase(byte[] chunk, int count, long offset, List<ByteSpan> sorted) {
    for (ByteSpan span : sorted) {
      long from = Math.max(span.from() - offset, 0);
      long to = Math.min(span.to() - offset, count);
      if (from < to) {
        ErasedLines.fill(chunk, (int) from, (int) to);
      } else if (from >= count) {
        return;
      }
    }
  }

  /** The layout of the segment that there is, and room for all of it. */
  private SegmentLayout layoutOf(Segment segment) {
    Compression compression =
        segment.compression() == Compression.STREAM ? layout.compression() : segment.compression();
    return new SegmentLayout(
        compression,
        layout.level(),
        layout.frameBytes(),
        Math.max(segment.length(), layout.segmentBytes()));
  }

  private static Segment require(List<Segment> copies, Segment segment) throws IOException {
    if (copies.size() != 1
        || copies.get(0).length() != segment.length()
        || copies.get(0).lines() != segment.lines()) {
      throw new IOException(
          "Cannot erase lines of %s: it has not the %s lines and %s bytes that were taken"
              .formatted(segment.path(), segment.lines(), segment.length()));
    }
    return copies.get(0);
  }
}
