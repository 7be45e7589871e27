package io.nodelog.hdfs.raw;

import io.nodelog.hdfs.ledger.HeaderLine;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;

/** Stores lines as ingest does. */
public final class Lines {
  private Lines() {}

  /** Stores lines that need no header in one segment. */
  public static Segment store(
      Storage storage, Path warehouse, byte[] bytes, Compression compression, int frameBytes)
      throws IOException {
    SegmentLayout layout = new SegmentLayout(compression, 1, frameBytes, 1 << 30);
    return store(storage, warehouse, bytes, layout, LineRoles.none()).get(0);
  }

  /** Stores lines from the start of a stream in segments. */
  public static List<Segment> store(
      Storage storage, Path warehouse, byte[] bytes, SegmentLayout layout, LineRoles roles)
      throws IOException {
    try (SegmentWriter writer =
        new SegmentWriter(storage, warehouse, "raw", "tmp/r1", layout, roles, HeaderLine.NONE, 0)) {
      writer.write(bytes, 0, bytes.length);
      return writer.finish();
    }
  }
}
