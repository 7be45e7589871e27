package io.nodelog.hdfs.scan;

import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.parquet.ParquetRowWriter;
import io.nodelog.hdfs.parquet.SummaryFileWriter;
import io.nodelog.hdfs.storage.RelativePath;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.summary.BlockKey;
import io.nodelog.summary.BlockMerger;
import io.nodelog.summary.FirstRejects;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Locale;
import org.apache.hadoop.fs.Path;

/** Merges the blocks of a key and writes the rows as a Parquet file, sorted by key. */
public final class SummaryShardWriter {
  private final Storage storage;
  private final Path warehouse;
  private final String output;
  private final long memoryBytes;
  private final int mostRejects;

  /**
   * Prepares to write.
   *
   * @param output directory of the files, below the directory of their table
   * @param memoryBytes how much the blocks of one key may take; what is more waits on the local
   *     disk, in {@code java.io.tmpdir}
   * @param mostRejects how many rejected lines of a file and batch are kept
   */
  public SummaryShardWriter(
      Storage storage, Path warehouse, String output, long memoryBytes, int mostRejects) {
    this.storage = storage;
    this.warehouse = warehouse;
    this.output = output;
    this.memoryBytes = memoryBytes;
    this.mostRejects = mostRejects;
  }

  /**
   * Merges the blocks of a key into one file.
   *
   * @param blocks all blocks of the key, at least one; they are the writer's from now on
   * @param attempt becomes part of the file's name: no other attempt may have it
   */
  public SummaryFile write(BlockKey key, Iterator<byte[]> blocks, String attempt)
      throws IOException {
    java.nio.file.Path spills = Files.createTempDirectory("nodelog-merge");
    try (BlockMerger merger = new BlockMerger(key.table(), memoryBytes, spills)) {
      while (blocks.hasNext()) {
        merger.add(blocks.next());
      }
      return write(key, merger, attempt);
    } finally {
      Files.deleteIfExists(spills);
    }
  }

  private SummaryFile write(BlockKey key, BlockMerger merger, String attempt) throws IOException {
    String date = LocalDate.ofEpochDay(key.epochDay()).toString();
    String table = key.table().tableName();
    String path =
        String.format(
            Locale.ROOT,
            "%s/%s/%s/%s-%04d-%s.parquet",
            key.table().directory(),
            output,
            table,
            date,
            key.shard(),
            attempt);
    Path file = RelativePath.resolve(warehouse, path);
    try (SummaryFileWriter writer = new SummaryFileWriter(storage, file, key.table())) {
      merger.drain(
          key.table() == SummaryTable.QUARANTINE ? new FirstRejects(mostRejects, writer) : writer);
      ParquetRowWriter.Written written = writer.finish();
      return new SummaryFile(table, date, path, written.length(), written.sha256(), written.rows());
    }
  }
}
