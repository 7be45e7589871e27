package io.nodelog.summary;

import java.io.IOException;

/** A source of a merge, ordered by the key of its row; most are told apart by its first bytes. */
final class MergeSource implements Comparable<MergeSource> {
  private final SortedRows rows;
  private long prefix;

  MergeSource(SortedRows rows) {
    this.rows = rows;
  }

  boolean next() throws IOException {
    if (!rows.next()) {
      return false;
    }
    ByteRange key = rows.key();
    prefix = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      prefix = prefix << 8 | (i < key.length() ? key.bytes()[key.from() + i] & 0xff : 0);
    }
    return true;
  }

  ByteRange key() {
    return rows.key();
  }

  ByteRange value() {
    return rows.value();
  }

  boolean sameKey(MergeSource other) {
    return prefix == other.prefix && key().sameBytes(other.key());
  }

  @Override
  public int compareTo(MergeSource other) {
    int order = Long.compareUnsigned(prefix, other.prefix);
    return order == 0 ? key().compareBytes(other.key()) : order;
  }
}
