package io.nodelog.summary;

import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.io.IOException;

/**
 * What became of the lines of one file: a row of {@link SummaryTable#INPUT_AUDIT}, and by date what
 * it adds to {@link SummaryTable#ARRIVALS}. The outcomes add up to the lines.
 */
public final class AuditCounts {
  private static final int OUTCOMES = Outcome.values().length;
  private static final int REASONS = RejectReason.values().length;

  private final byte[] key;
  private final byte[] sourceKey;
  private final SummarySettings settings;
  private final DayCounts days;
  private final int detectedPermille;
  private final long[] linesByOutcome = new long[OUTCOMES];
  private final long[] linesByReason = new long[REASONS];
  private DayCounts.Day day = DayCounts.none();
  private long otherBytes;
  private long firstRejectOffset = RowCodec.NONE;

  /**
   * Counts nothing yet.
   *
   * @param settings say what a day is
   * @param detectedPermille how many of a thousand lines of the file's head the format fitted that
   *     was found by them; 0 if the source names its format
   */
  public AuditCounts(
      SummarySettings settings,
      String batch,
      String node,
      String source,
      String file,
      String format,
      int detectedPermille) {
    this.settings = settings;
    this.detectedPermille = detectedPermille;
    days = new DayCounts(settings.zone());
    sourceKey = new KeyWriter().text(node).text(source).copy();
    key = new KeyWriter().text(batch).text(node).text(source).text(file).text(format).copy();
  }

  /**
   * Counts one line.
   *
   * @param reason why it was rejected; without meaning for other outcomes
   * @param lineBytes its length with its terminator
   * @param offset where it starts in the decompressed file
   * @param timeMicros its time; without meaning unless it counts as a request
   */
  public void count(
      Outcome outcome, RejectReason reason, long lineBytes, long offset, long timeMicros) {
    count(outcome, reason, 1, lineBytes, offset, timeMicros);
  }

  /**
   * Counts the lines of one event; each has its outcome.
   *
   * @param reason why it was rejected; without meaning for other outcomes
   * @param lines how many it has, 1 or more
   * @param ofBytes their length with their terminators
   * @param offset where it starts in the decompressed file
   * @param timeMicros its time; without meaning unless it was understood
   */
  public void count(
      Outcome outcome,
      RejectReason reason,
      long lines,
      long ofBytes,
      long offset,
      long timeMicros) {
    if (outcome.counted()) {
      if (!day.has(timeMicros)) {
        day = days.at(timeMicros);
      }
      day.add(outcome, lines, ofBytes, timeMicros);
      return;
    }
    linesByOutcome[outcome.ordinal()] += lines;
    otherBytes += ofBytes;
    if (outcome == Outcome.REJECT) {
      linesByReason[reason.ordinal()] += lines;
      firstRejectOffset = RowCodec.min(firstRejectOffset, offset);
    }
  }

  /**
   * Counts lines that could not be told apart as rejected: the rest of a file that is damaged.
   *
   * @param lines how many there are, 1 or more
   * @param ofBytes their length
   * @param offset where they start in the decompressed file
   */
  public void countRejected(RejectReason reason, long lines, long ofBytes, long offset) {
    linesByOutcome[Outcome.REJECT.ordinal()] += lines;
    linesByReason[reason.ordinal()] += lines;
    otherBytes += ofBytes;
    firstRejectOffset = RowCodec.min(firstRejectOffset, offset);
  }

  /** The number of lines. */
  public long lines() {
    long lines = 0;
    for (Outcome outcome : Outcome.values()) {
      lines += lines(outcome);
    }
    return lines;
  }

  /** The number of lines with an outcome. */
  public long lines(Outcome outcome) {
    return switch (outcome) {
      case RECORD -> days.all().stream().mapToLong(DayCounts.Day::whole).sum();
      case PARTIAL -> days.all().stream().mapToLong(DayCounts.Day::partial).sum();
      case REJECT, EXCLUDED -> linesByOutcome[outcome.ordinal()];
    };
  }

  /** The number of bytes, terminators included. */
  public long bytes() {
    return otherBytes + days.all().stream().mapToLong(DayCounts.Day::bytes).sum();
  }

  /** Adds the lines that were understood to what arrived of the source; call it once. */
  public void addTo(Arrivals arrivals) throws IOException {
    ByteRange range = new ByteRange().set(sourceKey, 0, sourceKey.length);
    for (DayCounts.Day one : days.all()) {
      arrivals.add(range, one);
    }
  }

  /**
   * Hands the row on; call it once.
   *
   * @param epochDay the date of the batch
   */
  public void emit(int epochDay, BlockSink sink) throws IOException {
    ByteRange range = new ByteRange().set(key, 0, key.length);
    int shard = new Shards(SummaryTable.INPUT_AUDIT, settings.shards()).of(range);
    BlockWriter writer = new BlockWriter(sink);
    writer.start(new BlockKey(SummaryTable.INPUT_AUDIT, epochDay, shard));
    writer.row(range, measures().range(new ByteRange()));
    writer.finish();
  }

  private ValueWriter measures() {
    ValueWriter value = new ValueWriter();
    value.sum(lines()).sum(bytes());
    value.sum(lines(Outcome.RECORD)).sum(lines(Outcome.PARTIAL)).sum(lines(Outcome.EXCLUDED));
    for (long ofReason : linesByReason) {
      value.sum(ofReason);
    }
    value.extreme(firstRejectOffset);
    value.extreme(
        days.all().stream().mapToLong(DayCounts.Day::firstSeen).min().orElse(RowCodec.NONE));
    value.extreme(
        days.all().stream().mapToLong(DayCounts.Day::lastSeen).max().orElse(RowCodec.NONE));
    value.extreme(detectedPermille > 0 ? detectedPermille : RowCodec.NONE);
    return value;
  }
}
