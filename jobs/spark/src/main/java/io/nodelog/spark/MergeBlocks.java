package io.nodelog.spark;

import io.nodelog.hdfs.scan.ScanTask;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Merges the blocks of a partition, which come sorted by key, into one file a key. A file counts
 * only if the driver hears of it, as JSON, from the attempt that Spark took.
 */
final class MergeBlocks implements FlatMapFunction<Iterator<Tuple2<Long, byte[]>>, String> {
  private static final long serialVersionUID = 1L;

  private final String task;
  private final URI warehouse;
  private final SerializableConfiguration configuration;
  private final ScanCounters counters;

  MergeBlocks(
      String task, URI warehouse, SerializableConfiguration configuration, ScanCounters counters) {
    this.task = task;
    this.warehouse = warehouse;
    this.configuration = configuration;
    this.counters = counters;
  }

  @Override
  public Iterator<String> call(Iterator<Tuple2<Long, byte[]>> blocks) throws IOException {
    ScanTask scan = ScanTask.fromJson(task);
    ScanTask.Site site = ScanSplits.site(warehouse, configuration);
    String attempt = "spark-" + TaskContext.get().taskAttemptId();
    List<String> files = new ArrayList<>();
    Groups groups = new Groups(blocks);
    while (groups.hasGroup()) {
      files.add(ScanTask.toJson(scan.merge(site, PackedKey.unpack(groups.key()), groups, attempt)));
    }
    counters.task();
    return files.iterator();
  }

  /** The blocks of the current key, out of blocks sorted by key. */
  private static final class Groups implements Iterator<byte[]> {
    private final Iterator<Tuple2<Long, byte[]>> blocks;
    private @Nullable Tuple2<Long, byte[]> ahead;
    private long key;

    Groups(Iterator<Tuple2<Long, byte[]>> blocks) {
      this.blocks = blocks;
      advance();
    }

    /** Goes to the next key; the blocks of the one before must have been taken. */
    boolean hasGroup() {
      if (ahead == null) {
        return false;
      }
      key = ahead._1();
      return true;
    }

    long key() {
      return key;
    }

    @Override
    public boolean hasNext() {
      return ahead != null && ahead._1() == key;
    }

    @Override
    public byte[] next() {
      Tuple2<Long, byte[]> block = ahead;
      if (block == null || block._1() != key) {
        throw new NoSuchElementException();
      }
      advance();
      return block._2();
    }

    private void advance() {
      ahead = blocks.hasNext() ? blocks.next() : null;
    }
  }
}
