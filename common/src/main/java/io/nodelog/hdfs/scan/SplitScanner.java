package io.nodelog.hdfs.scan;

import io.nodelog.config.NodelogConfig;
import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.LineParser;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.raw.DamagedFileException;
import io.nodelog.hdfs.raw.EventLimits;
import io.nodelog.hdfs.raw.EventReader;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.hdfs.raw.RefusedFileException;
import io.nodelog.hdfs.raw.SegmentReader;
import io.nodelog.hdfs.raw.StreamLimits;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.record.RejectReason;
import io.nodelog.summary.Arrivals;
import io.nodelog.summary.AuditCounts;
import io.nodelog.summary.BlockSink;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.MessageMask;
import io.nodelog.summary.NodeEvents;
import io.nodelog.summary.NodeSamples;
import io.nodelog.summary.RejectedLines;
import io.nodelog.summary.SummarySettings;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Scans a split: reads each line once and hands on the partial summaries of its node and the audit
 * of its file. Used by one thread at a time.
 */
public final class SplitScanner {
  private final SegmentReader segments;
  private final ScanTask task;
  private final SummarySettings settings;
  private final BlockSink sink;
  private final ScanProgress progress;
  private final LineScan lineScan;
  private final ServiceScan serviceScan;
  private final EventLimits eventLimits;
  private final RejectedLines rejects;
  private final Arrivals arrivals;
  private final NodeEvents nodeEvents;
  private final NodeSamples nodeSamples;
  private final Parsers parsers;
  private final MessageMask mask;

  /**
   * Prepares to scan.
   *
   * @param progress told about once a MiB how many bytes of lines were read so far
   */
  public SplitScanner(
      Storage storage,
      Path warehouse,
      ScanTask task,
      NodelogConfig config,
      BlockSink sink,
      LongConsumer progress) {
    this(
        storage,
        warehouse,
        task,
        config,
        sink,
        progress,
        new Parsers(
            task, config, name -> LogFormat.of(name, config.formats().definitions()).format()));
  }

  SplitScanner(
      Storage storage,
      Path warehouse,
      ScanTask task,
      NodelogConfig config,
      BlockSink sink,
      LongConsumer progress,
      Parsers parsers) {
    this.segments =
        new SegmentReader(
            storage,
            warehouse,
            StreamLimits.of(config.decompression()),
            config.lines().maxLengthBytes());
    this.task = task;
    this.settings = task.summarySettings(config);
    this.sink = sink;
    this.progress = new ScanProgress(progress);
    this.rejects =
        new RejectedLines(ScanTask.rejectLimits(config), task.batchDay(), settings.shards(), sink);
    this.arrivals = new Arrivals(settings, task.asOfMicros(), sink);
    this.nodeEvents = new NodeEvents(settings, task::accepts, sink);
    this.nodeSamples = new NodeSamples(settings, sink);
    this.lineScan =
        new LineScan(
            task.acceptFromMicros(), task.acceptToMicros(), this.progress, rejects, nodeEvents);
    this.serviceScan = new ServiceScan(task, this.progress, rejects, nodeEvents, nodeSamples);
    this.eventLimits = EventLimits.of(config.lines());
    this.parsers = parsers;
    this.mask = new MessageMask(config.templates().masks());
  }

  /**
   * Scans every piece of a split.
   *
   * @throws IOException if a piece could not be read. A compressed file that is only referenced may
   *     be damaged, which is no error: the rest of it is counted as rejected
   */
  public void scan(Split split) throws IOException {
    List<Split.Piece> pieces = split.pieces();
    @Nullable NodeSummaries summaries = null;
    for (Split.Piece piece : pieces) {
      if (summaries == null || !summaries.areOf(piece.node())) {
        flush(summaries);
        summaries = new NodeSummaries(settings, mask, piece.node(), sink);
      }
      scan(piece, summaries);
    }
    flush(summaries);
    arrivals.flush();
    nodeEvents.flush();
    nodeSamples.flush();
    progress.tell();
  }

  private static void flush(@Nullable NodeSummaries summaries) throws IOException {
    if (summaries != null) {
      summaries.flush();
    }
  }

  private void scan(Split.Piece piece, NodeSummaries summaries) throws IOException {
    AuditCounts audit =
        new AuditCounts(
            settings,
            piece.batch(),
            piece.node(),
            piece.source(),
            piece.file(),
            piece.format(),
            piece.detectedPermille());
    rejects.startFile(piece.batch(), piece.node(), piece.source(), piece.file());
    try {
      scan(piece, audit, summaries);
    } catch (DamagedFileException | RefusedFileException e) {
      if (piece.segment().compression() != Segment.Compression.STREAM) {
        throw e;
      }
      rejectRest(piece.segment(), audit);
    }
    rejects.endFile();
    if (audit.lines() > 0) {
      audit.emit(task.batchDay(), sink);
      audit.addTo(arrivals);
    }
  }

  private void scan(Split.Piece piece, AuditCounts audit, NodeSummaries summaries)
      throws IOException {
    nodeEvents.startFile(piece.node(), piece.file());
    if (parsers.readsEvents(piece)) {
      nodeSamples.startNode(piece.node());
      EventParser parser = parsers.eventParser(piece);
      try (EventReader events =
          segments.openEvents(
              piece.segment(), piece.from(), piece.to(), parser::starts, eventLimits)) {
        parsers.readHeader(parser, piece, events.nextOffset());
        serviceScan.run(events, parser, audit, summaries.events(piece));
      }
      return;
    }
    try (LineReader lines = segments.open(piece.segment(), piece.from(), piece.to())) {
      LineParser parser = parsers.lineParser(piece, lines.nextOffset());
      lineScan.run(lines, parser, audit, summaries.requests());
    }
  }

  /** What is missing of a damaged file, so that the counts still add up to what was ingested. */
  private void rejectRest(Segment segment, AuditCounts audit) throws IOException {
    long lines = Math.max(1, segment.lines() - audit.lines());
    long bytes = Math.max(0, segment.length() - audit.bytes());
    long offset = segment.offset() + audit.bytes();
    audit.countRejected(RejectReason.DAMAGED_FILE, lines, bytes, offset);
    rejects.add(RejectReason.DAMAGED_FILE, offset, lines, bytes, new ByteRange(), bytes);
  }
}
