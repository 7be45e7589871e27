package io.nodelog.summary;

import io.nodelog.bytes.ByteSearch;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Remembers which row a path led to, so that its route need not be made again for each request. It
 * only saves work: each path has one place, and the path that came last is the one that is known.
 *
 * <p>An entry is three longs side by side: the hash, the start of the hour, and the row (low 32
 * bits), the length of the path (next 8) and the host (the rest). The path itself lies in {@link
 * #paths}, at the same place.
 */
final class RouteMemo {
  static final int NOT_FOUND = -1;
  static final int LONGEST_PATH = 64;

  private static final int ENTRY = 3;
  private static final int HOUR = 1;
  private static final int ROW = 2;
  private static final int FEWEST_SLOTS = 64;

  /** More would hit more often, and take longer than that saves: this stays near the core. */
  private static final int MOST_SLOTS = 1 << 10;

  private static final long ODD = 0x9E3779B97F4A7C15L;

  private final long seed = ThreadLocalRandom.current().nextLong();
  private final int mostSlots;

  /** One slot until there is something to remember. */
  private long[] slots = new long[ENTRY];

  private byte[] paths = new byte[LONGEST_PATH];
  private int mask;

  private long soughtHash;
  private long soughtHour;
  private long soughtPlace;

  /**
   * Makes an empty memo.
   *
   * @param memoryBytes about how much it may take at most; it needs no more than 88 KiB
   */
  RouteMemo(long memoryBytes) {
    long slotsThatFit = Math.max(FEWEST_SLOTS, memoryBytes / (ENTRY * Long.BYTES + LONGEST_PATH));
    mostSlots = (int) Math.min(MOST_SLOTS, Long.highestOneBit(slotsThatFit));
  }

  /**
   * Returns the row of a path, or {@link #NOT_FOUND}.
   *
   * @param host a number that stands for the virtual host, below 2^23
   */
  int find(byte[] bytes, int from, int to, long hourMicros, int host) {
    long hash = hash(bytes, from, to, hourMicros, host);
    long place = (long) host << 8 | Math.min(to - from, 0xff);
    int slot = slot(hash);
    int at = slot * ENTRY;
    int start = slot * LONGEST_PATH;
    if (slots[at] == hash
        && slots[at + HOUR] == hourMicros
        && slots[at + ROW] >>> 32 == place
        && Arrays.equals(paths, start, start + to - from, bytes, from, to)) {
      return (int) slots[at + ROW];
    }
    soughtHash = hash;
    soughtHour = hourMicros;
    soughtPlace = place;
    return NOT_FOUND;
  }

  /** Remembers the row of the path that was just not found, if it is not too long. */
  void put(byte[] bytes, int from, int to, int row) {
    if (to - from > LONGEST_PATH) {
      return;
    }
    if (mask == 0) {
      makeRoom();
    }
    int slot = slot(soughtHash);
    int at = slot * ENTRY;
    slots[at] = soughtHash;
    slots[at + HOUR] = soughtHour;
    slots[at + ROW] = soughtPlace << 32 | row;
    System.arraycopy(bytes, from, paths, slot * LONGEST_PATH, to - from);
  }

  private void makeRoom() {
    mask = mostSlots - 1;
    slots = new long[mostSlots * ENTRY];
    paths = new byte[mostSlots * LONGEST_PATH];
  }

  /** Forgets everything, as it must be when rows get new numbers. */
  void clear() {
    Arrays.fill(slots, 0);
  }

  private int slot(long hash) {
    return (int) (hash >>> 32) & mask;
  }

  /** The hash of an entry, never 0; the last word overlaps the one before rather than be short. */
  private long hash(byte[] bytes, int from, int to, long hourMicros, int host) {
    long hash = seed ^ hourMicros ^ ((long) host << 40) ^ (to - from);
    int last = to - Long.BYTES;
    if (last < from) {
      hash = step(hash, shortWord(bytes, from, to));
    } else {
      for (int at = from; at < last; at += Long.BYTES) {
        hash = step(hash, ByteSearch.word(bytes, at));
      }
      hash = step(hash, ByteSearch.word(bytes, last));
    }
    return KeyHash.mix(hash) | 1;
  }

  private static long shortWord(byte[] bytes, int from, int to) {
    long word = 0;
    for (int at = from; at < to; at++) {
      word = (word << 8) | (bytes[at] & 0xff);
    }
    return word;
  }

  private static long step(long hash, long word) {
    return Long.rotateLeft((hash ^ word) * ODD, 29);
  }
}
