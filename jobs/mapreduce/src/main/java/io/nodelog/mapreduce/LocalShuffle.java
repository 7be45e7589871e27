package io.nodelog.mapreduce;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.RawComparator;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.MapOutputFile;
import org.apache.hadoop.mapred.Merger;
import org.apache.hadoop.mapred.RawKeyValueIterator;
import org.apache.hadoop.mapred.ShuffleConsumerPlugin;
import org.apache.hadoop.mapreduce.MRConfig;
import org.apache.hadoop.mapreduce.MRJobConfig;
import org.apache.hadoop.mapreduce.TaskType;

/**
 * Hands what mappers of this process wrote to reducers of this process, where Hadoop asks for
 * Kerberos. Hadoop's own way there goes through its native library, which makes sure that files
 * belong to whom they should, and fails where the library is not installed. Among the threads of
 * one process there is nobody to keep apart.
 */
public final class LocalShuffle<K, V> implements ShuffleConsumerPlugin<K, V> {
  /** Start, length and stored length of a reducer's part of an output, each a long. */
  private static final int INDEX_ENTRY_BYTES = 3 * Long.BYTES;

  private Context<K, V> context;

  /** For Hadoop, which calls {@link #init} next. */
  @SuppressWarnings("NullAway.Init")
  public LocalShuffle() {}

  /** Lets a job use it. */
  static void use(Configuration job) {
    job.setClass(MRConfig.SHUFFLE_CONSUMER_PLUGIN, LocalShuffle.class, ShuffleConsumerPlugin.class);
    // The indices of spills stay in memory, because mappers would read them back the same way.
    job.setInt(MRJobConfig.INDEX_CACHE_MEMORY_LIMIT, Integer.MAX_VALUE);
  }

  @Override
  public void init(Context<K, V> context) {
    this.context = context;
  }

  @Override
  public RawKeyValueIterator run() throws IOException {
    List<Merger.Segment<K, V>> parts = new ArrayList<>();
    for (MapOutputFile output : context.getLocalMapFiles().values()) {
      parts.add(part(output));
      context.getShuffledMapsCounter().increment(1);
      context.getReporter().progress();
    }
    context.getCopyPhase().complete();
    return merged(parts);
  }

  private Merger.Segment<K, V> part(MapOutputFile output) throws IOException {
    FileSystem files = context.getLocalFS();
    try (DataInputStream index = files.open(output.getOutputIndexFile())) {
      index.skipNBytes((long) context.getReduceId().getTaskID().getId() * INDEX_ENTRY_BYTES);
      long start = index.readLong();
      index.readLong();
      long stored = index.readLong();
      context.getReduceShuffleBytes().increment(stored);
      boolean keep = true; // other reducers read the same file
      return new Merger.Segment<>(
          context.getJobConf(),
          files,
          output.getOutputFile(),
          start,
          stored,
          context.getCodec(),
          keep);
    }
  }

  @SuppressWarnings("unchecked") // the job says what its mappers write
  private RawKeyValueIterator merged(List<Merger.Segment<K, V>> parts) throws IOException {
    JobConf job = context.getJobConf();
    return Merger.merge(
        job,
        context.getLocalFS(),
        (Class<K>) job.getMapOutputKeyClass(),
        (Class<V>) job.getMapOutputValueClass(),
        context.getCodec(),
        parts,
        job.getInt(MRJobConfig.IO_SORT_FACTOR, MRJobConfig.DEFAULT_IO_SORT_FACTOR),
        new Path(context.getReduceId().toString()),
        (RawComparator<K>) job.getOutputKeyComparator(),
        context.getReporter(),
        true,
        context.getSpilledRecordsCounter(),
        context.getMergedMapOutputsCounter(),
        context.getMergePhase(),
        TaskType.REDUCE);
  }

  @Override
  public void close() {}
}
