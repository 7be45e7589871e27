package io.nodelog.summary;

import java.util.Arrays;

/**
 * Durations by client: a table of counters, one for each pair of client and bucket that occurs.
 *
 * <p>A counter is one long: the client's number plus 1 (28 bits), the bucket (12), the count (24).
 * A counter that is full is left as it is and a second one counts on.
 */
final class ClientDurations {
  /** So many pairs can be added at once. */
  static final int BATCH = ClientTable.BATCH;

  private static final int COUNT_BITS = 24;
  private static final int BUCKET_BITS = 12;
  private static final long FULL = (1L << COUNT_BITS) - 1;
  private static final int FIRST_SLOTS = 1 << 10;
  private static final int MOST_SLOTS = 1 << 28;

  private final MemoryBudget budget;
  private final long[] pairs = new long[BATCH];
  private final int[] pairSlots = new int[BATCH];
  private long[] counters = new long[FIRST_SLOTS];
  private int mask = FIRST_SLOTS - 1;
  private int size;
  private int pending;

  @SuppressWarnings("UnusedVariable") // written, so that the loads are not left out
  private long touched;

  private int[] firsts = new int[0];

  ClientDurations(MemoryBudget budget) {
    this.budget = budget;
  }

  /** Notes one duration of a client; {@link #countPending()} must follow a batch. */
  void add(int client, int bucket) {
    long pair = (((client + 1L) << BUCKET_BITS) | bucket) << COUNT_BITS;
    pairs[pending] = pair;
    pairSlots[pending++] = slotOf(pair);
  }

  private int slotOf(long pair) {
    return (int) KeyHash.mix(pair >>> COUNT_BITS) & mask;
  }

  /** Counts what was noted. The counters are touched first, so that cache misses overlap. */
  void countPending() {
    long sum = 0;
    for (int i = 0; i < pending; i++) {
      sum += counters[pairSlots[i]];
    }
    touched = sum;
    for (int i = 0; i < pending; i++) {
      count(pairs[i], pairSlots[i]);
    }
    pending = 0;
  }

  private void count(long pair, int firstSlot) {
    int slot = firstSlot;
    while (counters[slot] != 0
        && ((counters[slot] ^ pair) > FULL
            || (counters[slot] ^ pair) < 0
            || (counters[slot] & FULL) == FULL)) {
      slot = (slot + 1) & mask;
    }
    if (counters[slot] == 0) {
      counters[slot] = pair;
      size++;
    }
    counters[slot]++;
  }

  /** Makes room for one more batch; returns false if the table must be flushed instead. */
  boolean hasRoom() {
    if (size + BATCH <= counters.length / 8 * 5) {
      return true;
    }
    if (counters.length == MOST_SLOTS || !budget.reserve((long) Long.BYTES * counters.length)) {
      return false;
    }
    long[] old = counters;
    counters = new long[2 * old.length];
    mask = counters.length - 1;
    for (long counter : old) {
      if (counter != 0) {
        int slot = slotOf(counter);
        while (counters[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        counters[slot] = counter;
      }
    }
    return true;
  }

  /**
   * Sorts the counters by client and bucket. Only reading and clearing are allowed then.
   *
   * @param clients how many clients there are
   */
  void sort(int clients) {
    int to = 0;
    for (int i = 0; i < counters.length; i++) {
      long counter = counters[i];
      counters[i] = 0;
      if (counter != 0) {
        counters[to++] = counter;
      }
    }
    Arrays.sort(counters, 0, size);
    firsts = new int[clients + 1];
    for (int client = 0, at = 0; client <= clients; client++) {
      while (at < size && clientOf(counters[at]) < client) {
        at++;
      }
      firsts[client] = at;
    }
  }

  private static int clientOf(long counter) {
    return (int) (counter >>> (COUNT_BITS + BUCKET_BITS)) - 1;
  }

  /** Writes the histogram of a client from the sorted counters. */
  void write(int client, ValueWriter value) {
    ValueWriter.BucketWriter buckets = value.histogram();
    for (int at = firsts[client], end = firsts[client + 1]; at < end; ) {
      long pair = counters[at] >>> COUNT_BITS;
      long count = 0;
      for (; at < end && counters[at] >>> COUNT_BITS == pair; at++) {
        count += counters[at] & FULL;
      }
      buckets.put((int) pair & ((1 << BUCKET_BITS) - 1), count);
    }
    buckets.end();
  }

  void clear() {
    Arrays.fill(counters, 0);
    firsts = new int[0];
    size = 0;
  }
}
