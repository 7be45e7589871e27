package io.nodelog.summary;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges the blocks of one {@link BlockKey}, in bounded memory for any number of them: what does
 * not fit is merged into sorted runs on the local disk, and runs into longer runs.
 *
 * <p>Memory holds the blocks up to the limit, and {@value #FAN_IN} small blocks of each generation
 * of runs (4 MiB each). Every row is written once a generation, and a generation is 64 times as
 * long as the one before. Used by one thread at a time.
 */
public final class BlockMerger implements Closeable {
  static final int FAN_IN = 64;

  private static final int BLOCK_OVERHEAD = 256; // objects that hold and read a block

  private final SummaryTable table;
  private final long memoryBytes;
  private final Path spillDirectory;
  private final int fanIn;
  private final List<Block> held = new ArrayList<>();
  private final List<List<SpilledRun>> generations = new ArrayList<>();
  private @Nullable BlockKey key;
  private long heldBytes;

  /**
   * Makes an empty merger.
   *
   * @param memoryBytes how much the held blocks may take
   * @param spillDirectory where runs are written; made when it is needed
   */
  public BlockMerger(SummaryTable table, long memoryBytes, Path spillDirectory) {
    this(table, memoryBytes, spillDirectory, FAN_IN);
  }

  BlockMerger(SummaryTable table, long memoryBytes, Path spillDirectory, int fanIn) {
    this.table = table;
    this.memoryBytes = memoryBytes;
    this.spillDirectory = spillDirectory;
    this.fanIn = fanIn;
  }

  /** Takes a block, which is the merger's from now on. */
  public void add(byte[] bytes) throws IOException {
    Block block = Block.of(bytes);
    checkKey(block.key());
    held.add(block);
    heldBytes += bytes.length + BLOCK_OVERHEAD;
    if (heldBytes > memoryBytes) {
      spill(block.key());
    }
  }

  private void checkKey(BlockKey added) {
    BlockKey wanted = key == null ? added : key;
    if (added.table() != table || !added.equals(wanted)) {
      throw new IllegalArgumentException("Cannot merge " + added + " into " + table + " " + key);
    }
    key = wanted;
  }

  private void spill(BlockKey blockKey) throws IOException {
    addRun(0, SpilledRun.write(blockKey, mergedBlocks(), spillDirectory));
    held.clear();
    heldBytes = 0;
    for (int i = 0; i < generations.size(); i++) {
      if (generations.get(i).size() >= fanIn) {
        mergeGeneration(i, blockKey);
      }
    }
  }

  private void addRun(int generation, SpilledRun run) {
    while (generations.size() <= generation) {
      generations.add(new ArrayList<>());
    }
    generations.get(generation).add(run);
  }

  private void mergeGeneration(int generation, BlockKey blockKey) throws IOException {
    List<SpilledRun> runs = generations.get(generation);
    List<SortedRows> sources = new ArrayList<>();
    runs.forEach(run -> sources.add(run.rows()));
    addRun(
        generation + 1, SpilledRun.write(blockKey, new MergedRows(table, sources), spillDirectory));
    closeAll(runs);
  }

  private SortedRows mergedBlocks() throws IOException {
    List<SortedRows> sources = new ArrayList<>();
    held.forEach(block -> sources.add(block.rows()));
    return new MergedRows(table, sources);
  }

  /** How much the held blocks take in bytes. */
  long heldBytes() {
    return heldBytes;
  }

  /** Hands every row on in the order of the keys, each key once. Nothing can be added after. */
  public void drain(RowVisitor visitor) throws IOException {
    List<SortedRows> sources = new ArrayList<>();
    held.forEach(block -> sources.add(block.rows()));
    generations.forEach(runs -> runs.forEach(run -> sources.add(run.rows())));
    MergedRows rows = new MergedRows(table, sources);
    while (rows.next()) {
      visitor.row(rows.key(), rows.value());
    }
  }

  /** Deletes the runs. */
  @Override
  public void close() throws IOException {
    held.clear();
    for (List<SpilledRun> runs : generations) {
      closeAll(runs);
    }
  }

  /** Closes all runs even if one fails, and throws the first failure then. */
  private static void closeAll(List<SpilledRun> runs) throws IOException {
    @Nullable IOException failure = null;
    for (SpilledRun run : runs) {
      try {
        run.close();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    runs.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
