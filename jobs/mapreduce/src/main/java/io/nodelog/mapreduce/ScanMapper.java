package io.nodelog.mapreduce;

import io.nodelog.summary.BlockSink;
import java.io.IOException;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Mapper;

/**
 * Scans one split and hands packed blocks of partial summaries to the shuffle, never an object a
 * key.
 */
public final class ScanMapper
    extends Mapper<NullWritable, NullWritable, BlockKeyWritable, BytesWritable> {
  @Override
  public void run(Context context) throws IOException, InterruptedException {
    BlockKeyWritable key = new BlockKeyWritable();
    BlockSink shuffle =
        (blockKey, block) -> {
          try {
            context.write(key.set(blockKey), new BytesWritable(block));
            context.getCounter(ScanCounter.BLOCKS).increment(1);
            context.getCounter(ScanCounter.BLOCK_BYTES).increment(block.length);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Cannot hand on " + blockKey + ": interrupted", e);
          }
        };
    byte[] split = ((ScanInputSplit) context.getInputSplit()).split();
    ScanSettings.task(context.getConfiguration())
        .scan(
            ScanSettings.site(context.getConfiguration()),
            split,
            shuffle,
            bytes -> context.progress());
  }
}
