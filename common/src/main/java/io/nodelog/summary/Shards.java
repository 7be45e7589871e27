package io.nodelog.summary;

import java.util.List;

/**
 * Says to which shard a key belongs: a range of the hash of the key.
 *
 * <p>The rows of a client all go to one shard, so that {@code ip_access} is rolled up from {@code
 * ip_node_access} shard by shard, and so do the rejected lines of a file, so that the first ones
 * are known; for the other tables the whole key is hashed. The hash is part of the stored form.
 */
public final class Shards {
  private final List<KeyColumn> keys;
  private final int columns;
  private final int shards;
  private final KeyReader reader = new KeyReader();
  private final ByteRange column = new ByteRange();

  /**
   * Cuts the keys of a table.
   *
   * @param shards into how many ranges of the hash, 1 or more
   */
  public Shards(SummaryTable table, int shards) {
    this.keys = table.keys();
    this.columns = table.shardColumns();
    this.shards = shards;
  }

  /** The shard of an encoded key, 0 up to the number of shards. */
  public int of(ByteRange key) throws CorruptSummary {
    if (columns == keys.size()) {
      return of(key.bytes(), key.from(), key.to());
    } else if (columns == 0) {
      return 0;
    }
    reader.set(key);
    for (int i = 0; i < columns; i++) {
      reader.column(keys.get(i).type(), column);
    }
    return of(key.bytes(), key.from(), column.to());
  }

  /** The shard of the bytes that are hashed. */
  int of(byte[] bytes, int from, int to) {
    long hash = KeyHash.of(bytes, from, to, 0) >>> 32;
    return (int) ((hash * shards) >>> 32);
  }
}
