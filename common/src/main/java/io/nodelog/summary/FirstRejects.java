package io.nodelog.summary;

import java.io.IOException;
import java.util.Arrays;

/** Hands on the first rejected lines of each file and batch, and drops the rest. */
public final class FirstRejects implements RowVisitor {
  private final int most;
  private final RowVisitor next;
  private final KeyReader reader = new KeyReader();
  private final ByteRange column = new ByteRange();
  private byte[] file = new byte[0];
  private int handedOn;

  /**
   * Hands on nothing yet.
   *
   * @param most how many rows of a file and batch are handed on
   */
  public FirstRejects(int most, RowVisitor next) {
    this.most = most;
    this.next = next;
  }

  @Override
  public void row(ByteRange key, ByteRange value) throws IOException {
    reader.set(key);
    for (int i = 0; i < RejectedLines.FILE_COLUMNS; i++) {
      reader.column(KeyType.TEXT, column);
    }
    if (!Arrays.equals(file, 0, file.length, key.bytes(), key.from(), column.to())) {
      file = Arrays.copyOfRange(key.bytes(), key.from(), column.to());
      handedOn = 0;
    }
    if (handedOn < most) {
      handedOn++;
      next.row(key, value);
    }
  }
}
