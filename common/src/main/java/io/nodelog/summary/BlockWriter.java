package io.nodelog.summary;

import java.io.IOException;

/**
 * Packs rows into blocks and hands each on when it is full. Rows come grouped by {@link BlockKey},
 * and within a group in the order of their keys, each key once.
 */
public final class BlockWriter {
  private static final int LONGEST_LENGTHS = 10; // two varints of an int

  private final int longestBlock;
  private final BlockSink sink;
  private final GrowingBytes block = new GrowingBytes(Block.HEADER);
  private BlockKey key = new BlockKey(SummaryTable.IP_NODE_ACCESS, 0, 0);
  private int rows;

  /** Writes blocks of at most {@link Block#LONGEST} bytes. */
  public BlockWriter(BlockSink sink) {
    this(Block.LONGEST, sink);
  }

  BlockWriter(int longestBlock, BlockSink sink) {
    this.longestBlock = longestBlock;
    this.sink = sink;
    startBlock();
  }

  /** Says what the rows that follow belong to. */
  public void start(BlockKey next) throws IOException {
    finish();
    key = next;
  }

  /** Appends a row, whose bytes stay the caller's. */
  public void row(ByteRange rowKey, ByteRange value) throws IOException {
    long length = (long) block.length() + LONGEST_LENGTHS + rowKey.length() + value.length();
    if (rows > 0 && length > longestBlock) {
      finish();
    }
    rows++;
    block.putVarint(rowKey.length());
    block.putVarint(value.length());
    block.putBytes(rowKey);
    block.putBytes(value);
  }

  /** Hands on what is left. */
  public void finish() throws IOException {
    if (rows == 0) {
      return;
    }
    byte[] bytes = finished();
    startBlock();
    sink.accept(key, bytes);
  }

  private byte[] finished() {
    block.setInt(4, Block.VERSION << 24 | key.table().ordinal() << 16 | key.shard());
    block.setInt(8, key.epochDay());
    block.setInt(12, rows);
    byte[] bytes = block.copy();
    block.clear();
    block.putInt(Block.checksum(bytes));
    System.arraycopy(block.array(), 0, bytes, Block.CRC_AT, Integer.BYTES);
    return bytes;
  }

  private void startBlock() {
    rows = 0;
    block.clear();
    block.putInt(Block.MAGIC);
    block.putInt(0);
    block.putLong(0);
    block.putInt(0);
  }
}
