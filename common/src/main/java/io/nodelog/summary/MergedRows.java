package io.nodelog.summary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;

/** Merges rows from many sources: rows of equal keys become one, by the rules of the table. */
public final class MergedRows implements SortedRows {
  private final RowCodec codec;
  private final PriorityQueue<MergeSource> waiting;
  private final List<MergeSource> current = new ArrayList<>();
  private final ByteRange value = new ByteRange();
  private GrowingBytes sum = new GrowingBytes();
  private GrowingBytes spare = new GrowingBytes();

  /** Merges sources that have not been read from, or stand before their next row. */
  public MergedRows(SummaryTable table, Collection<? extends SortedRows> sources)
      throws IOException {
    codec = new RowCodec(table);
    waiting = new PriorityQueue<>(Math.max(1, sources.size()));
    for (SortedRows source : sources) {
      advance(new MergeSource(source));
    }
  }

  @Override
  public boolean next() throws IOException {
    for (MergeSource source : current) {
      advance(source);
    }
    current.clear();
    MergeSource first = waiting.poll();
    if (first == null) {
      return false;
    }
    current.add(first);
    ByteRange only = first.value();
    value.set(only.bytes(), only.from(), only.to());
    mergeEqualKeys(first);
    return true;
  }

  private void mergeEqualKeys(MergeSource first) throws IOException {
    MergeSource other = waiting.peek();
    while (other != null && other.sameKey(first)) {
      codec.merge(value, other.value(), spare);
      GrowingBytes result = spare;
      spare = sum;
      sum = result;
      result.range(value);
      current.add(other);
      waiting.poll();
      other = waiting.peek();
    }
  }

  private void advance(MergeSource source) throws IOException {
    if (source.next()) {
      waiting.add(source);
    }
  }

  @Override
  public ByteRange key() {
    return current.get(0).key();
  }

  @Override
  public ByteRange value() {
    return value;
  }
}
