package io.nodelog.app.ingest;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.raw.LineRoles;
import io.nodelog.hdfs.raw.SegmentLayout;
import io.nodelog.hdfs.raw.SegmentWriter;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Copies lines into segments of the warehouse. */
final class CopiedLines implements LineTarget, Closeable {
  private final SegmentWriter segments;

  /**
   * Starts to copy.
   *
   * @param stream part of the temporary names; no other copy may have it
   * @param header text of the header that is in effect before the first byte
   * @param offset where the first byte stands in the decompressed file
   */
  CopiedLines(Run run, String stream, LineRoles roles, String header, long offset) {
    this(run, "raw", stream, roles, header, offset);
  }

  /**
   * Starts to copy to another place than that of raw logs.
   *
   * @param directory of the segments, relative to the warehouse
   */
  CopiedLines(
      Run run, String directory, String stream, LineRoles roles, String header, long offset) {
    segments =
        new SegmentWriter(
            run.storage(),
            run.warehouse(),
            directory,
            run.temporary(stream),
            layout(run),
            roles,
            header,
            offset);
  }

  private static SegmentLayout layout(Run run) {
    return SegmentLayout.of(run.config().raw());
  }

  @Override
  public void write(byte[] bytes, int from, int to) throws IOException {
    segments.write(bytes, from, to);
  }

  @Override
  public List<Segment> finish() throws IOException {
    return segments.finish();
  }

  @Override
  public String header() {
    return segments.header();
  }

  @Override
  public void close() throws IOException {
    segments.close();
  }
}
