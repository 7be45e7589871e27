package io.nodelog.summary;

import io.nodelog.record.AccessRecord;
import io.nodelog.record.ClientKind;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The hot table: what each client did on one node, a row a client and date.
 *
 * <p>A row is eight longs side by side, one line of the cache:
 *
 * <ol>
 *   <li>the key: 1 (2 bits), the client's kind (2), the date (28), its address or number (32)
 *   <li>bytes sent
 *   <li>first seen
 *   <li>last seen
 *   <li>requests without a status (low 32 bits), with 1xx (high)
 *   <li>2xx, 3xx
 *   <li>4xx, 5xx
 *   <li>the hours of the day seen (low 32 bits), the number in {@link ClientDurations} plus 1
 * </ol>
 *
 * <p>Requests wait until there are {@value #BATCH}; their rows are touched together, so that the
 * cache misses overlap, and only then updated.
 */
final class ClientTable {
  static final int BATCH = 64;
  static final int ROW = 8;
  static final int KEY = 0;
  static final int BYTES_SENT = 1;
  static final int FIRST_SEEN = 2;
  static final int LAST_SEEN = 3;
  static final int COUNTS = 4;
  static final int HOURS = 7;

  static final int LONGEST_NAME = 256;
  static final int MOST_HOURS = 32;

  private static final int FIRST_SLOTS = 512;
  private static final int MOST_SLOTS = 1 << 24;
  private static final long USED = 1L << 62;
  private static final int KIND_SHIFT = 60;
  private static final int NO_BUCKET = -1;

  private final MemoryBudget budget;
  private final ClientNames names = new ClientNames();
  private final ClientDurations durations;
  private final KeyWriter nameKey = new KeyWriter();
  private final ByteRange nameRange = new ByteRange();
  private final long seed = ThreadLocalRandom.current().nextLong();

  private long[] rows = new long[FIRST_SLOTS * ROW];
  private int mask = FIRST_SLOTS - 1;
  private int size;
  private int clientsWithDurations;

  private final int[] slots = new int[BATCH];
  private final long[] keys = new long[BATCH];
  private final long[] bytesSent = new long[BATCH];
  private final long[] times = new long[BATCH];
  private final int[] hours = new int[BATCH];
  private final int[] statusClasses = new int[BATCH];
  private final int[] buckets = new int[BATCH];
  private int pending;

  @SuppressWarnings("UnusedVariable") // written, so that the loads are not left out
  private long touched;

  ClientTable(MemoryBudget budget) {
    this.budget = budget;
    this.durations = new ClientDurations(budget);
  }

  /** Notes a request; returns true if {@link #countPending()} must be called. */
  boolean add(AccessRecord request, int epochDay, int hour, int statusClass) {
    int i = pending;
    long key = keyOf(request, epochDay);
    keys[i] = key;
    slots[i] = slotOf(key);
    bytesSent[i] = Math.max(0, request.bytesSent());
    times[i] = request.timeMicros();
    hours[i] = Math.min(hour, MOST_HOURS - 1);
    statusClasses[i] = statusClass;
    long micros = request.durationMicros();
    buckets[i] = micros < 0 ? NO_BUCKET : DurationHistogram.bucketOf(micros);
    pending = i + 1;
    return pending == BATCH;
  }

  private long keyOf(AccessRecord request, int epochDay) {
    ClientKind kind = request.clientKind();
    int id = kind == ClientKind.V4 ? request.ipv4() : numberOf(request);
    long date = epochDay & 0xfffffffL;
    return USED | ((long) kind.ordinal() << KIND_SHIFT) | (date << 32) | (id & 0xffffffffL);
  }

  private int numberOf(AccessRecord request) {
    nameKey.clear();
    RequestKey.client(request, nameKey);
    return names.numberOf(nameKey.range(nameRange));
  }

  private int slotOf(long key) {
    return (int) KeyHash.mix(key ^ seed) & mask;
  }

  /** Counts the requests that were noted. */
  void countPending() {
    touch();
    for (int i = 0; i < pending; i++) {
      int row = rowOf(keys[i], slots[i]);
      rows[row + BYTES_SENT] = RowCodec.add(rows[row + BYTES_SENT], bytesSent[i]);
      rows[row + FIRST_SEEN] = Math.min(rows[row + FIRST_SEEN], times[i]);
      rows[row + LAST_SEEN] = Math.max(rows[row + LAST_SEEN], times[i]);
      rows[row + COUNTS + (statusClasses[i] >> 1)] += 1L << (statusClasses[i] << 5);
      rows[row + HOURS] |= 1L << hours[i];
      if (buckets[i] != NO_BUCKET) {
        durations.add(numberIn(row), buckets[i]);
      }
    }
    pending = 0;
    durations.countPending();
  }

  private void touch() {
    long sum = 0;
    for (int i = 0; i < pending; i++) {
      sum += rows[slots[i] * ROW];
    }
    touched = sum;
  }

  private int rowOf(long key, int firstSlot) {
    int slot = firstSlot;
    while (rows[slot * ROW] != key) {
      if (rows[slot * ROW] == 0) {
        rows[slot * ROW] = key;
        rows[slot * ROW + FIRST_SEEN] = Long.MAX_VALUE;
        rows[slot * ROW + LAST_SEEN] = Long.MIN_VALUE;
        size++;
        break;
      }
      slot = (slot + 1) & mask;
    }
    return slot * ROW;
  }

  private int numberIn(int row) {
    int number = (int) (rows[row + HOURS] >>> 32);
    if (number == 0) {
      number = ++clientsWithDurations;
      rows[row + HOURS] |= (long) number << 32;
    }
    return number - 1;
  }

  /** Makes room for one more batch; returns false if the table must be flushed instead. */
  boolean hasRoom() {
    if (size + BATCH > slots() / 8 * 5 && !grow()) {
      return false;
    }
    return durations.hasRoom();
  }

  private int slots() {
    return mask + 1;
  }

  private boolean grow() {
    if (slots() == MOST_SLOTS || !budget.reserve((long) Long.BYTES * rows.length)) {
      return false;
    }
    long[] old = rows;
    rows = new long[2 * old.length];
    mask = 2 * mask + 1;
    for (int row = 0; row < old.length; row += ROW) {
      if (old[row] != 0) {
        int slot = slotOf(old[row]);
        while (rows[slot * ROW] != 0) {
          slot = (slot + 1) & mask;
        }
        System.arraycopy(old, row, rows, slot * ROW, ROW);
      }
    }
    return true;
  }

  /** The rows, of which those with a key count; valid until the next call of {@link #hasRoom()}. */
  long[] rows() {
    return rows;
  }

  int size() {
    return size;
  }

  int clientsWithDurations() {
    return clientsWithDurations;
  }

  ClientNames names() {
    return names;
  }

  ClientDurations durations() {
    return durations;
  }

  static int epochDay(long key) {
    return (int) ((key << 4) >> 36);
  }

  static int kind(long key) {
    return (int) (key >>> KIND_SHIFT) & 3;
  }

  /** Forgets every client. */
  void clear() {
    Arrays.fill(rows, 0);
    size = 0;
    clientsWithDurations = 0;
    names.clear();
    durations.clear();
  }
}
