package io.nodelog.summary;

import java.io.IOException;
import java.util.Arrays;

/** Rows kept in memory, to be read again and again: see {@link #read()}. */
public final class KeptRows {
  private byte[] bytes = new byte[1 << 10];
  private int size;
  private int[] ends = new int[1 << 5];
  private int count;

  /** Reads rows to their end and keeps them all. */
  public static KeptRows of(SortedRows rows) throws IOException {
    KeptRows kept = new KeptRows();
    while (rows.next()) {
      kept.add(rows.key());
      kept.add(rows.value());
    }
    return kept;
  }

  private void add(ByteRange range) {
    if (size + range.length() > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + range.length()));
    }
    System.arraycopy(range.bytes(), range.from(), bytes, size, range.length());
    size += range.length();
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = size;
  }

  /** Bytes of all keys and values. */
  public int size() {
    return size;
  }

  /** The rows from the first one on. */
  public SortedRows read() {
    return new Reader();
  }

  private final class Reader implements SortedRows {
    private final ByteRange key = new ByteRange();
    private final ByteRange value = new ByteRange();
    private int next;
    private int from;

    @Override
    public boolean next() {
      if (next == count) {
        return false;
      }
      move(key);
      move(value);
      return true;
    }

    private void move(ByteRange range) {
      int to = ends[next++];
      range.set(bytes, from, to);
      from = to;
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
}
