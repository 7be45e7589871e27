package io.nodelog.mapreduce;

import io.nodelog.summary.BlockKey;
import io.nodelog.summary.SummaryTable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.WritableComparable;

/** A {@link BlockKey} on its way through the shuffle. */
public final class BlockKeyWritable implements WritableComparable<BlockKeyWritable> {
  private static final SummaryTable[] TABLES = SummaryTable.values();

  private BlockKey key = new BlockKey(TABLES[0], 0, 0);

  BlockKeyWritable set(BlockKey blockKey) {
    key = blockKey;
    return this;
  }

  BlockKey get() {
    return key;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(key.table().ordinal());
    out.writeInt(key.epochDay());
    out.writeInt(key.shard());
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    key = new BlockKey(TABLES[in.readInt()], in.readInt(), in.readInt());
  }

  @Override
  public int compareTo(BlockKeyWritable other) {
    return key.compareTo(other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockKeyWritable that && key.equals(that.key);
  }

  /** Is the same in every JVM, as the partitioner needs it: hence no hash of the enum constant. */
  @Override
  public int hashCode() {
    return (key.table().ordinal() * 31 + key.epochDay()) * 31 + key.shard();
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
