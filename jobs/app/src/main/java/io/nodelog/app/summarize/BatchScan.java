package io.nodelog.app.summarize;

import io.nodelog.app.run.RecordedFormat;
import io.nodelog.app.run.Run;
import io.nodelog.config.AcceptConfig;
import io.nodelog.config.InvalidConfig;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.scan.Engine;
import io.nodelog.hdfs.scan.ScanPlan;
import io.nodelog.hdfs.scan.ScanTask;
import io.nodelog.hdfs.scan.Split;
import io.nodelog.hdfs.scan.Split.Piece;
import io.nodelog.hdfs.scan.SplitPlanner;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Scans parts of one batch with an engine. */
final class BatchScan {
  /** One shard holds the rows of about so many bytes of log: a few hundred thousand of them. */
  private static final long BYTES_PER_SHARD = 1L << 30;

  private static final int MIN_SHARDS = 2;
  private static final int MAX_SHARDS = 256;

  private final Run run;
  private final Engine engine;
  private final String batch;
  private final LedgerState state;
  private final List<SummaryFile> written = new ArrayList<>();
  private int scans;

  BatchScan(Run run, Engine engine, String batch, LedgerState state) {
    this.run = run;
    this.engine = engine;
    this.batch = batch;
    this.state = state;
  }

  /** Scans parts that wait or are held, and returns their summaries, which nothing names yet. */
  List<SummaryFile> run(List<Part> parts) throws IOException, InterruptedException {
    List<Ingested> rows = new ArrayList<>();
    for (Part part : parts) {
      rows.addAll(state.ingested(part));
    }
    return run(rows, Map.of());
  }

  /**
   * Scans what was taken and returns the summaries, which nothing names yet.
   *
   * @param formats what to read parts with, where that is not what they were read with last
   * @throws InvalidConfig before anything is scanned, if a format is not there any more
   */
  List<SummaryFile> run(List<Ingested> rows, Map<Part, String> formats)
      throws IOException, InterruptedException {
    List<Piece> pieces = new ArrayList<>();
    long bytes = 0;
    for (Ingested ingested : rows) {
      String format = formats.getOrDefault(ingested.part(), format(state, ingested));
      bytes += ingested.bytes();
      pieces.addAll(pieces(run, ingested, format));
    }
    pieces.stream()
        .map(Piece::format)
        .distinct()
        .forEach(format -> RecordedFormat.of(format, run.config()));
    List<SummaryFile> files =
        engine.scan(new ScanPlan("nodelog summarize " + batch, task(bytes), splits(pieces)));
    written.addAll(files);
    return files;
  }

  /**
   * Deletes what was written for nothing. It would be garbage that gc finds, but until then it
   * holds what erase is to leave nowhere.
   *
   * @param named what the ledger names now
   */
  void deleteBut(Collection<SummaryFile> named) throws IOException {
    written.removeAll(Set.copyOf(named));
    for (SummaryFile file : written) {
      run.storage().delete(run.path(file.path()));
    }
    written.clear();
  }

  private List<Split> splits(List<Piece> pieces) {
    OptionalLong splitBytes = run.config().summary().splitBytes();
    int localTasks = engine.localTasks();
    return splitBytes.isPresent() || localTasks == 0
        ? SplitPlanner.plan(pieces, splitBytes.orElse(SplitPlanner.CLUSTER_BYTES))
        : SplitPlanner.planEvenly(pieces, localTasks);
  }

  /** What lines are read with as long as nothing else is wanted. */
  static String format(LedgerState state, Ingested ingested) {
    return state.format(ingested.part()).orElse(ingested.format());
  }

  /** What was taken as pieces that are read with a format. */
  static List<Piece> pieces(Run run, Ingested ingested, String format) {
    List<Piece> pieces = new ArrayList<>();
    for (Segment segment : ingested.segments()) {
      pieces.add(
          Piece.whole(
              ingested.batch(),
              ingested.node(),
              ingested.source(),
              format,
              zone(run, ingested),
              ingested.file(),
              format.equals(ingested.format()) ? ingested.detectedPermille() : 0,
              segment));
    }
    return pieces;
  }

  /** The zone that is configured now, so that a wrong one can be mended and all be rebuilt. */
  private static String zone(Run run, Ingested ingested) {
    return run.config()
        .zone(ingested.node(), ingested.source())
        .map(ZoneId::getId)
        .orElse(ingested.zone());
  }

  private ScanTask task(long bytes) {
    Instant instant = state.committed(batch);
    AcceptConfig accept = run.config().acceptDates();
    return new ScanTask(
        run.config().render(),
        (int) instant.atZone(run.config().report().zone()).toLocalDate().toEpochDay(),
        micros(instant),
        micros(accept.from(instant)),
        micros(accept.to(instant)),
        batch + "/" + run.id() + "-" + ++scans,
        shards(bytes));
  }

  private int shards(long bytes) {
    long wanted = Math.max(MIN_SHARDS, bytes / BYTES_PER_SHARD);
    return run.config().summary().shards().orElse((int) Math.min(MAX_SHARDS, wanted));
  }

  private static long micros(Instant instant) {
    return Math.multiplyExact(instant.getEpochSecond(), 1_000_000L) + instant.getNano() / 1000;
  }
}
