package io.nodelog.app.ingest;

import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.raw.HeaderCollector;
import io.nodelog.hdfs.raw.LineRoles;
import io.nodelog.hdfs.storage.ReadableStorage;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Counts lines that stay where they are, and says where that is. */
final class ReferencedLines implements LineTarget {
  private static final int BUFFER_BYTES = 1 << 16;

  private final ReadableStorage storage;
  private final Path file;
  private final Segment.Compression compression;
  private final long offset;
  private final String headerBefore;
  private final Optional<HeaderCollector> headers;
  private long length;
  private long lines;
  private boolean inLine;

  /**
   * Counts lines of a file.
   *
   * @param storage that it lies on, which is the warehouse's
   * @param headerBefore text of the header that is in effect before the first byte
   * @param offset where the first byte stands in the decompressed file
   */
  ReferencedLines(
      ReadableStorage storage,
      Path file,
      Segment.Compression compression,
      LineRoles roles,
      String headerBefore,
      long offset) {
    this.storage = storage;
    this.file = file;
    this.compression = compression;
    this.offset = offset;
    this.headerBefore = headerBefore;
    this.headers =
        roles
            .header()
            .map(test -> new HeaderCollector(test, roles.maxContentBytes(), headerBefore, offset));
  }

  @Override
  public void write(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      inLine = bytes[i] != '\n';
      if (!inLine) {
        lines++;
      }
    }
    length += to - from;
    headers.ifPresent(collector -> collector.write(bytes, from, to));
  }

  @Override
  public String header() {
    return headers.map(HeaderCollector::inEffect).orElse(headerBefore);
  }

  @Override
  public List<Segment> finish() throws IOException {
    if (length == 0) {
      return List.of();
    }
    MessageDigest digest = Digests.sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    long stored = 0;
    try (Storage.Input in = storage.open(file)) {
      for (int count; (count = in.read(buffer, 0, buffer.length)) > 0; ) {
        digest.update(buffer, 0, count);
        stored += count;
      }
    }
    return List.of(
        new Segment(
            file.toString(),
            compression,
            stored,
            Digests.hex(digest),
            offset,
            length,
            lines + (inLine ? 1 : 0),
            headers.map(HeaderCollector::headers).orElse(List.of())));
  }
}
