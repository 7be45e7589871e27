package io.nodelog.app.summarize;

import io.nodelog.app.run.Parallel;
import io.nodelog.app.run.RecordedFormat;
import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Erased;
import io.nodelog.hdfs.ledger.Erased.Replacement;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.LedgerVersion;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.raw.ByteSpan;
import io.nodelog.hdfs.raw.ErasedCopy;
import io.nodelog.hdfs.raw.SegmentLayout;
import io.nodelog.hdfs.raw.SegmentReader;
import io.nodelog.hdfs.raw.StreamLimits;
import io.nodelog.hdfs.scan.Erasable;
import io.nodelog.hdfs.scan.ErasableLines;
import io.nodelog.hdfs.scan.Split.Piece;
import io.nodelog.hdfs.storage.FileEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/** The segments that have lines to be erased, found by reading all raw logs that there are. */
final class ErasedSegments {
  private final Run run;
  private final LedgerState state;
  private final SegmentReader reader;
  private final ErasableLines lines;
  private final Map<Bytes, Found> found = new LinkedHashMap<>();
  private final Set<String> unreadable = new LinkedHashSet<>();
  private final Set<String> foreign = new LinkedHashSet<>();
  private long count;

  /** Bytes that may have been taken more than once. */
  private record Bytes(String sha256, long offset, long length) {
    static Bytes of(Segment segment) {
      return new Bytes(segment.storedSha256(), segment.offset(), segment.length());
    }
  }

  private record Found(Segment segment, List<ByteSpan> spans) {}

  private ErasedSegments(Run run, LedgerState state, Erasable erasable) {
    this.run = run;
    this.state = state;
    this.reader =
        new SegmentReader(
            run.storage(),
            run.warehouse(),
            StreamLimits.of(run.config().decompression()),
            run.config().lines().maxLengthBytes());
    this.lines = new ErasableLines(reader, run.config(), erasable);
  }

  /**
   * Looks through all that was taken and whose raw logs have not expired.
   *
   * @throws IOException if a raw log of the warehouse cannot be read
   */
  static ErasedSegments find(Run run, LedgerState state, Erasable erasable)
      throws IOException, InterruptedException {
    ErasedSegments segments = new ErasedSegments(run, state, erasable);
    List<Piece> pieces = new ArrayList<>();
    run.ledger().forEachVersion(version -> segments.addPieces(version, pieces));
    for (Piece piece : pieces) {
      RecordedFormat.of(piece.format(), run.config());
    }
    int threads = run.config().publish().threads();
    List<ErasableLines.Found> all = Parallel.map(threads, pieces, segments.lines::in);
    for (int i = 0; i < pieces.size(); i++) {
      segments.add(pieces.get(i), all.get(i));
    }
    return segments;
  }

  private void addPieces(LedgerVersion version, List<Piece> pieces) throws IOException {
    if (version.version() > state.version()) {
      return;
    }
    for (Ingested row : taken(version)) {
      if (!state.rawExpired(row.batch())) {
        for (Piece piece : BatchScan.pieces(run, row, BatchScan.format(state, row))) {
          if (isThere(piece.segment())) {
            pieces.add(piece);
          } else {
            unreadable.add(row.batch());
          }
        }
      }
    }
  }

  private List<Ingested> taken(LedgerVersion version) {
    return version.entries().stream()
        .filter(Ingested.class::isInstance)
        .map(entry -> state.current((Ingested) entry))
        .toList();
  }

  /**
   * A file may have been removed or replaced: mostly one outside of the warehouse, but one that is
   * lost in it must not keep all others from being erased.
   */
  private boolean isThere(Segment segment) throws IOException {
    Path file = segment.referenced() ? new Path(segment.path()) : run.path(segment.path());
    Optional<FileEntry> there = run.storage().status(file);
    return there.filter(entry -> entry.length() == segment.storedLength()).isPresent();
  }

  private void add(Piece piece, ErasableLines.Found lines) {
    if (!lines.spans().isEmpty()) {
      Found one =
          found.computeIfAbsent(
              Bytes.of(piece.segment()), key -> new Found(piece.segment(), new ArrayList<>()));
      one.spans().addAll(lines.spans());
      count += lines.lines();
      if (piece.segment().referenced()) {
        foreign.add(piece.segment().path());
      }
    }
  }

  /** How many segments have such lines. */
  int segments() {
    return found.size();
  }

  /** How many lines there are to be erased. */
  long lines() {
    return count;
  }

  /** Batches that name files which are not there any more. */
  Set<String> unreadable() {
    return unreadable;
  }

  /** Files outside of the warehouse that have such lines, and keep them. */
  Set<String> foreign() {
    return foreign;
  }

  /** The batches that such lines were taken in. */
  Set<String> batches() throws IOException {
    Set<String> batches = new LinkedHashSet<>();
    run.ledger()
        .forEachVersion(
            version -> {
              for (Ingested row : taken(version)) {
                if (row.segments().stream().map(Bytes::of).anyMatch(found::containsKey)) {
                  batches.add(row.batch());
                }
              }
            });
    return batches;
  }

  /** Writes the files that are to take the place of those that there are. */
  Erased replace() throws IOException, InterruptedException {
    ErasedCopy copy =
        new ErasedCopy(run.storage(), run.warehouse(), SegmentLayout.of(run.config().raw()));
    List<Replacement> replacements =
        Parallel.map(
            run.config().publish().threads(),
            found.values(),
            one ->
                new Replacement(
                    one.segment().storedSha256(),
                    copy.write(
                        reader,
                        one.segment(),
                        one.spans(),
                        run.temporary("erased-" + name(one.segment())))));
    return new Erased(replacements);
  }

  private static String name(Segment segment) {
    return segment.storedSha256() + "-" + segment.offset() + "-" + segment.length();
  }
}
