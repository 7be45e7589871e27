package io.nodelog.summary;

/** The rows of a block; each is checked to lie within the block and in its order. */
final class BlockRows implements SortedRows {
  private final ByteCursor cursor = new ByteCursor();
  private final ByteRange key = new ByteRange();
  private final ByteRange value = new ByteRange();
  private final ByteRange keyBefore = new ByteRange();
  private int left;
  private boolean started;

  BlockRows(byte[] block, int rowCount) {
    cursor.set(block, Block.HEADER, block.length);
    left = rowCount;
  }

  @Override
  public boolean next() throws CorruptSummary {
    if (left == 0) {
      if (!cursor.atEnd()) {
        throw new CorruptSummary("Invalid block: bytes after its last row");
      }
      return false;
    }
    left--;
    keyBefore.set(key.bytes(), key.from(), key.to());
    long keyLength = cursor.readCount();
    long valueLength = cursor.readCount();
    int from = cursor.skip(keyLength);
    key.set(cursor.bytes(), from, cursor.at());
    from = cursor.skip(valueLength);
    value.set(cursor.bytes(), from, cursor.at());
    if (started && keyBefore.compareBytes(key) >= 0) {
      throw new CorruptSummary("Invalid block: its rows are not in order");
    }
    started = true;
    return true;
  }

  @Override
  public ByteRange key() {
    return key;
  }

  @Override
  public ByteRange value() {
    return value;
  }
}
