package io.nodelog.app.ingest;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.raw.StreamLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes raw logs again that were lost in the warehouse, from sources that still have them. A file
 * has the same bytes if the segments that they make have the same SHA-256: nothing else counts.
 */
public final class TakenAgain {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Run run;
  private final List<SourceFile> files;
  private int copies;

  private TakenAgain(Run run, List<SourceFile> files) {
    this.run = run;
    this.files = files;
  }

  /** Lists the sources as they are now. */
  public static TakenAgain of(Run run) throws IOException, InterruptedException {
    return new TakenAgain(run, SourceListing.of(run).files());
  }

  /**
   * Puts lost segments in their places again.
   *
   * @param row that has them
   * @param lost the paths of segments
   * @return the file that they were taken from; empty if no file of the source has the bytes
   * @throws IOException if the warehouse fails
   */
  public Optional<String> take(Ingested row, Set<String> lost) throws IOException {
    try (SourceStorages storages = SourceStorages.of(run, row.node(), row.source())) {
      for (SourceFile file : candidates(row)) {
        if (putBack(row, lost, copy(storages, file, row))) {
          return Optional.of(file.uri());
        }
      }
    }
    return Optional.empty();
  }

  /** The files of the source, first the one that has the name. */
  private List<SourceFile> candidates(Ingested row) {
    List<SourceFile> candidates = new ArrayList<>();
    for (SourceFile file : files) {
      if (file.node().equals(row.node()) && file.source().equals(row.source())) {
        candidates.add(file.uri().equals(row.file()) ? 0 : candidates.size(), file);
      }
    }
    return candidates;
  }

  /** Stores the range of a file beside the raw logs; a file that cannot be read gives nothing. */
  private List<Segment> copy(SourceStorages storages, SourceFile file, Ingested row)
      throws IOException {
    StreamLimits limits = StreamLimits.of(run.config().decompression());
    String name = "again-" + ++copies;
    String header = row.segments().get(0).headerAt(row.from());
    try (SourceBytes bytes = SourceBytes.open(storages.of(file), file, limits);
        CopiedLines lines =
            new CopiedLines(
                run,
                run.temporary(name),
                name + "-part",
                FormatRoles.of(file.readAs(row.format(), row.detectedPermille()), run),
                header,
                row.from())) {
      bytes.skipNBytes(row.from());
      copy(bytes, lines, row.bytes());
      return lines.finish();
    } catch (IOException e) {
      return List.of(); // shorter, damaged or gone: it is not the one
    }
  }

  private static void copy(InputStream bytes, CopiedLines lines, long count) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (long left = count; left > 0; ) {
      int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("Cannot read " + left + " bytes more: the file ends");
      }
      lines.write(buffer, 0, read);
      left -= read;
    }
  }

  private boolean putBack(Ingested row, Set<String> lost, List<Segment> copies) throws IOException {
    List<String> hashes = copies.stream().map(Segment::storedSha256).toList();
    if (!hashes.equals(row.segments().stream().map(Segment::storedSha256).toList())) {
      return false;
    }
    for (int i = 0; i < copies.size(); i++) {
      String path = row.segments().get(i).path();
      if (lost.contains(path)) {
        run.storage().replace(run.path(copies.get(i).path()), run.path(path));
      }
    }
    return true;
  }
}
