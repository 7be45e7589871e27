package io.nodelog.mapreduce;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.InputFormat;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;

/**
 * Hands each map task the one split that the plan made for it. Lists no directory and knows no
 * line: the splits come from the ledger, and the mapper reads them as the other engine does.
 */
public final class ScanInputFormat extends InputFormat<NullWritable, NullWritable> {
  @Override
  public List<InputSplit> getSplits(JobContext job) throws IOException {
    Path file = ScanSettings.splitsFile(job.getConfiguration());
    List<InputSplit> splits = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(file.getFileSystem(job.getConfiguration()).open(file))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        ScanInputSplit split = new ScanInputSplit();
        split.readFields(in);
        splits.add(split);
      }
    }
    return splits;
  }

  @Override
  public RecordReader<NullWritable, NullWritable> createRecordReader(
      InputSplit split, TaskAttemptContext context) {
    return new NoRecords();
  }

  /** The mapper takes the split itself, so there is nothing to iterate. */
  private static final class NoRecords extends RecordReader<NullWritable, NullWritable> {
    @Override
    public void initialize(InputSplit split, TaskAttemptContext context) {}

    @Override
    public boolean nextKeyValue() {
      return false;
    }

    @Override
    public NullWritable getCurrentKey() {
      return NullWritable.get();
    }

    @Override
    public NullWritable getCurrentValue() {
      return NullWritable.get();
    }

    @Override
    public float getProgress() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
