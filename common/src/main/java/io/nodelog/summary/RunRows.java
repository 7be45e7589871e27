package io.nodelog.summary;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;

/** Reads the rows of a run block by block. */
final class RunRows implements SortedRows, Closeable {
  private static final SortedRows NO_ROWS = new BlockRows(new byte[Block.HEADER], 0);

  private final DataInputStream in;
  private long left;
  private SortedRows rows = NO_ROWS;

  RunRows(DataInputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  public boolean next() throws IOException {
    while (!rows.next()) {
      if (left == 0) {
        return false;
      }
      rows = Block.of(nextBlock()).rows();
    }
    return true;
  }

  private byte[] nextBlock() throws IOException {
    int length = in.readInt();
    left -= Integer.BYTES;
    if (length < 0 || length > left) {
      throw new CorruptSummary("Spilled run ends early: " + left + " bytes left of " + length);
    }
    left -= length;
    byte[] block = new byte[length];
    in.readFully(block);
    return block;
  }

  @Override
  public ByteRange key() {
    return rows.key();
  }

  @Override
  public ByteRange value() {
    return rows.value();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
