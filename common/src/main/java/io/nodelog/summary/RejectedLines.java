package io.nodelog.summary;

import io.nodelog.record.RejectReason;
import java.io.IOException;
import java.util.Locale;

/**
 * Keeps the first rejected lines of files: rows of {@link SummaryTable#QUARANTINE}. What is kept of
 * a piece of a file includes what {@link FirstRejects} keeps of the whole, so that the same lines
 * are kept wherever files are cut. Takes a few MiB of memory at most, whatever a file holds.
 */
public final class RejectedLines {
  /** Batch, node, source and file: the columns that rows of one file share. */
  static final int FILE_COLUMNS = 4;

  private final RejectLimits limits;
  private final int epochDay;
  private final Shards shards;
  private final BlockWriter writer;
  private final KeyWriter key = new KeyWriter();
  private final ValueWriter value = new ValueWriter();
  private final ByteRange keyRange = new ByteRange();
  private final ByteRange valueRange = new ByteRange();
  private byte[] file = new byte[0];
  private int kept;

  /**
   * Keeps nothing yet.
   *
   * @param epochDay the date of the batch
   * @param shardCount into how many ranges of the hash the table is cut
   */
  public RejectedLines(RejectLimits limits, int epochDay, int shardCount, BlockSink sink) {
    this.limits = limits;
    this.epochDay = epochDay;
    this.shards = new Shards(SummaryTable.QUARANTINE, shardCount);
    this.writer = new BlockWriter(sink);
  }

  /** Says what the lines that follow are a part of. */
  public void startFile(String batch, String node, String source, String name) {
    file = key.clear().text(batch).text(node).text(source).text(name).copy();
    kept = 0;
  }

  /**
   * Keeps a line, or an event of several lines, unless there are enough of the file. They come in
   * the order of their offsets.
   *
   * @param offset where it starts in the decompressed file
   * @param lines how many lines it has, 1 or more
   * @param lineBytes its length with its terminators
   * @param content what is known of it, which stays the caller's
   * @param missingBytes how much of its content was not even read
   */
  public void add(
      RejectReason reason,
      long offset,
      long lines,
      long lineBytes,
      ByteRange content,
      long missingBytes)
      throws IOException {
    if (kept == limits.lines()) {
      return;
    }
    key.clear().encoded(file, 0, file.length).number(offset);
    key.text(reason.name().toLowerCase(Locale.ROOT));
    int keptBytes = Math.min(content.length(), limits.lineBytes());
    long cutBytes = missingBytes + content.length() - keptBytes;
    value.clear().sum(lines).sum(lineBytes).sum(cutBytes);
    value.bytes(content.bytes(), content.from(), content.from() + keptBytes);
    write();
  }

  private void write() throws IOException {
    key.range(keyRange);
    if (kept++ == 0) {
      writer.start(new BlockKey(SummaryTable.QUARANTINE, epochDay, shards.of(keyRange)));
    }
    writer.row(keyRange, value.range(valueRange));
  }

  /** Hands on what was kept of the file. */
  public void endFile() throws IOException {
    writer.finish();
  }
}
