package io.nodelog.hdfs.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nodelog.config.NodelogConfig;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.summary.BlockKey;
import io.nodelog.summary.BlockSink;
import io.nodelog.summary.RejectLimits;
import io.nodelog.summary.SummarySettings;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.hadoop.fs.Path;

/**
 * What every task of a scan must know, and the two things that tasks do: scan a split, and merge
 * the blocks of a key. Both engines are thin drivers over this.
 *
 * @param settings the rendered configuration
 * @param batchDay date of {@code input_audit} rows, in days since 1970-01-01
 * @param asOfMicros when the batch was committed, in microseconds since the epoch: what a time
 *     without a year is relative to
 * @param acceptFromMicros earliest time that is accepted, in microseconds since the epoch
 * @param acceptToMicros end (exclusive) of the times that are accepted
 * @param output directory for summary files, below the directory of their table
 * @param shards into how many ranges of the key's hash each table and date is cut
 */
public record ScanTask(
    String settings,
    int batchDay,
    long asOfMicros,
    long acceptFromMicros,
    long acceptToMicros,
    String output,
    int shards) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Where a task runs.
   *
   * @param storage of the warehouse
   * @param warehouse its root
   */
  public record Site(Storage storage, Path warehouse) {}

  /**
   * Scans a split once and hands the partial summaries on.
   *
   * @param split in the bytes of {@link SplitCodec}
   * @param progress told now and then how many bytes were read
   */
  public void scan(Site site, byte[] split, BlockSink sink, LongConsumer progress)
      throws IOException {
    NodelogConfig config = NodelogConfig.parse(settings);
    new SplitScanner(site.storage(), site.warehouse(), this, config, sink, progress)
        .scan(SplitCodec.decode(split));
  }

  /**
   * Merges all blocks of a key into one summary file.
   *
   * @param attempt a name that no other attempt of this task has
   */
  public SummaryFile merge(Site site, BlockKey key, Iterator<byte[]> blocks, String attempt)
      throws IOException {
    NodelogConfig config = NodelogConfig.parse(settings);
    return new SummaryShardWriter(
            site.storage(),
            site.warehouse(),
            output,
            config.summary().memoryBytes(),
            config.quarantine().maxLines())
        .write(key, blocks, attempt);
  }

  /** Returns whether an event of this time may count. */
  boolean accepts(long timeMicros) {
    return timeMicros >= acceptFromMicros && timeMicros < acceptToMicros;
  }

  /** What the parser of a source has to know. */
  ParserSettings parserSettings(String zone) {
    return new ParserSettings(
        zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone)),
        Instant.EPOCH.plus(asOfMicros, ChronoUnit.MICROS));
  }

  /** The settings of the summaries that the tasks make. */
  SummarySettings summarySettings(NodelogConfig config) {
    return new SummarySettings(
        config.report().zone(),
        config.report().bucketSeconds(),
        shards,
        config.summary().memoryBytes());
  }

  /** How much the tasks keep of what they do not understand. */
  static RejectLimits rejectLimits(NodelogConfig config) {
    return new RejectLimits(config.quarantine().maxLines(), config.quarantine().maxLineBytes());
  }

  /** One line that {@link #fromJson} reads. */
  public String toJson() {
    return write(this);
  }

  /** Reads what {@link #toJson()} wrote. */
  public static ScanTask fromJson(String json) throws IOException {
    return JSON.readValue(json, ScanTask.class);
  }

  /** One line that {@link #summaryFile} reads: how a task tells the driver what it wrote. */
  public static String toJson(SummaryFile file) {
    return write(file);
  }

  /** Reads what {@link #toJson(SummaryFile)} wrote. */
  public static SummaryFile summaryFile(String json) throws IOException {
    return JSON.readValue(json, SummaryFile.class);
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write " + value + " as JSON", e);
    }
  }
}
