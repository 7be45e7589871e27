package io.nodelog.mapreduce;

import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.scan.ScanTask;
import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Reducer;

/**
 * Merges all blocks of one table, date and range of keys into one file. The file's name is this
 * attempt's own; it counts only if this attempt's output, which names it, is the one committed.
 */
public final class SummaryReducer
    extends Reducer<BlockKeyWritable, BytesWritable, NullWritable, Text> {
  @Override
  protected void reduce(BlockKeyWritable key, Iterable<BytesWritable> blocks, Context context)
      throws IOException, InterruptedException {
    Iterator<BytesWritable> values = blocks.iterator();
    Iterator<byte[]> packed =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return values.hasNext();
          }

          @Override
          public byte[] next() {
            context.progress();
            return values.next().copyBytes();
          }
        };
    ScanTask task = ScanSettings.task(context.getConfiguration());
    SummaryFile file =
        task.merge(
            ScanSettings.site(context.getConfiguration()),
            key.get(),
            packed,
            context.getTaskAttemptID().toString());
    context.write(NullWritable.get(), new Text(ScanTask.toJson(file)));
  }
}
