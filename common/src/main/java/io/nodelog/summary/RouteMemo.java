package io.nodelog.summary;

import io.nodelog.bytes.ByteSearch;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Remembers which row a path led to, so that its route need not be made again for each request. It
 * only saves work: when it is full it forgets everything.
 *
 * <p>An entry is four longs side by side: the hash, the start of the hour, where the path lies in
 * {@link #paths} (high 32 bits) and its length (low), the host (high) and the row (low).
 */
final class RouteMemo {
  static final int NOT_FOUND = -1;
  static final int LONGEST_PATH = 512;

  private static final int ENTRY = 4;
  private static final int HOUR = 1;
  private static final int PATH = 2;
  private static final int ROW = 3;
  private static final int FIRST_SLOTS = 64;
  private static final int MOST_SLOTS = 1 << 15;
  private static final int BYTES_A_SLOT = 64;
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private final long seed = ThreadLocalRandom.current().nextLong();
  private final int mostSlots;
  private final GrowingBytes paths = new GrowingBytes();
  private long[] slots = new long[FIRST_SLOTS * ENTRY];
  private int mask = FIRST_SLOTS - 1;
  private int size;

  /**
   * Makes an empty memo.
   *
   * @param memoryBytes about how much it may take at most; it needs no more than 4 MiB
   */
  RouteMemo(long memoryBytes) {
    long slotsThatFit = Math.max(FIRST_SLOTS, memoryBytes / (ENTRY * Long.BYTES + BYTES_A_SLOT));
    mostSlots = (int) Math.min(MOST_SLOTS, Long.highestOneBit(slotsThatFit));
  }

  /**
   * Returns the row of a path, or {@link #NOT_FOUND}.
   *
   * @param host a number that stands for the virtual host
   */
  int find(byte[] bytes, int from, int to, long hourMicros, int host) {
    long hash = hash(bytes, from, to, hourMicros, host);
    for (int at = first(hash); slots[at] != 0; at = next(at)) {
      if (slots[at] == hash
          && slots[at + HOUR] == hourMicros
          && (int) (slots[at + ROW] >>> 32) == host
          && samePath(slots[at + PATH], bytes, from, to)) {
        return (int) slots[at + ROW];
      }
    }
    return NOT_FOUND;
  }

  private boolean samePath(long known, byte[] bytes, int from, int to) {
    int start = (int) (known >>> 32);
    return Arrays.equals(paths.array(), start, start + (int) known, bytes, from, to);
  }

  /** Remembers the row of a path that was not found, if the path is not too long. */
  void put(byte[] bytes, int from, int to, long hourMicros, int host, int row) {
    if (to - from > LONGEST_PATH) {
      return;
    }
    makeRoom();
    long hash = hash(bytes, from, to, hourMicros, host);
    int at = first(hash);
    while (slots[at] != 0) {
      at = next(at);
    }
    slots[at] = hash;
    slots[at + HOUR] = hourMicros;
    slots[at + PATH] = ((long) paths.length() << 32) | (to - from);
    slots[at + ROW] = ((long) host << 32) | row;
    paths.putBytes(bytes, from, to);
    size++;
  }

  private void makeRoom() {
    boolean full = 2 * size > mask;
    if ((full && mask + 1 == mostSlots) || paths.length() > BYTES_A_SLOT * mostSlots) {
      clear();
    } else if (full) {
      grow();
    }
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    mask = 2 * mask + 1;
    for (int from = 0; from < old.length; from += ENTRY) {
      if (old[from] != 0) {
        int at = first(old[from]);
        while (slots[at] != 0) {
          at = next(at);
        }
        System.arraycopy(old, from, slots, at, ENTRY);
      }
    }
  }

  /** Forgets everything, as it must be when rows get new numbers. */
  void clear() {
    Arrays.fill(slots, 0);
    size = 0;
    paths.clear();
  }

  private int first(long hash) {
    return ((int) (hash >>> 32) & mask) * ENTRY;
  }

  private int next(int at) {
    return (at + ENTRY) & (slots.length - 1);
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
