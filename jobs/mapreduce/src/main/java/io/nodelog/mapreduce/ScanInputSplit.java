package io.nodelog.mapreduce;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.mapreduce.InputSplit;

/** What one map task scans, in the bytes of {@link io.nodelog.hdfs.scan.SplitCodec}. */
public final class ScanInputSplit extends InputSplit implements Writable {
  private byte[] split = new byte[0];
  private long length;

  /** For Hadoop, which fills it with {@link #readFields}. */
  public ScanInputSplit() {}

  ScanInputSplit(byte[] split, long length) {
    this.split = split;
    this.length = length;
  }

  byte[] split() {
    return split;
  }

  @Override
  public long getLength() {
    return length;
  }

  /** Names no hosts: a split's pieces lie on many. */
  @Override
  public String[] getLocations() {
    return new String[0];
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(length);
    out.writeInt(split.length);
    out.write(split);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    length = in.readLong();
    split = new byte[in.readInt()];
    in.readFully(split);
  }
}
