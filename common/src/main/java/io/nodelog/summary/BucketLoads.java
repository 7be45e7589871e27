package io.nodelog.summary;

import io.nodelog.record.AccessRecord;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The load of one node, bucket by bucket. Consecutive lines mostly share a bucket, so that the
 * caller keeps the {@link Load} that it found last.
 */
final class BucketLoads {
  private static final int LOAD_BYTES = 1 << 10;
  private static final int DURATIONS_BYTES = 8 << 10; // of a dozen powers of two
  private static final int FIRST_SLOTS = 64;
  private static final long MINUTE_MICROS = 60_000_000;

  private @Nullable Load[] slots = new Load[FIRST_SLOTS];
  private int size;
  private int loadsWithDurations;

  /** The load in one bucket of time. */
  final class Load {
    final int epochDay;
    final int hour;
    final long hourMicros;
    final long from;
    final long to;
    private final long[] statusClasses = new long[StatusClass.COUNT];
    private final long[] minutes;
    private final DurationHistogram durations = new DurationHistogram();
    private long bytesSent;
    private long bytesReceived;
    private long busyMicros;
    private @Nullable Queue queue;

    private Load(Days.Day day, long from, long to) {
      this.epochDay = day.epochDay();
      this.hour = (int) ((from - day.startMicros()) / Days.HOUR_MICROS);
      this.hourMicros = day.startMicros() + hour * Days.HOUR_MICROS;
      this.from = from;
      this.to = to;
      this.minutes = new long[(int) ((to - from) / MINUTE_MICROS) + 1];
    }

    boolean has(long micros) {
      return micros >= from && micros < to;
    }

    void add(AccessRecord request, int statusClass) {
      statusClasses[statusClass]++;
      minutes[(int) ((request.timeMicros() - from) / MINUTE_MICROS)]++;
      bytesSent = RowCodec.add(bytesSent, Math.max(0, request.bytesSent()));
      bytesReceived = RowCodec.add(bytesReceived, Math.max(0, request.bytesReceived()));
      long micros = request.durationMicros();
      if (micros >= 0) {
        loadsWithDurations += durations.count() == 0 ? 1 : 0;
        busyMicros = RowCodec.add(busyMicros, micros);
        durations.add(micros);
      }
      if (request.tellsOfQueue()) {
        queue().add(request);
      }
    }

    private Queue queue() {
      Queue known = queue;
      if (known == null) {
        known = new Queue();
        queue = known;
        loadsWithDurations++;
      }
      return known;
    }

    private void write(ValueWriter value) {
      long requests = Arrays.stream(statusClasses).sum();
      value.clear().sum(requests).sum(bytesSent).sum(bytesReceived).sum(busyMicros);
      for (int i = 1; i < StatusClass.COUNT; i++) {
        value.sum(statusClasses[i]);
      }
      value.histogram(durations);
    }
  }

  /** What lines of a bucket tell of the queue that requests waited in. */
  private static final class Queue {
    private final DurationHistogram micros = new DurationHistogram();
    private long requests;
    private long queued;
    private long longestMicros = RowCodec.NONE;
    private long longest = RowCodec.NONE;

    void add(AccessRecord request) {
      requests++;
      queued += request.queueMicros() > 0 || request.queuedBefore() > 0 ? 1 : 0;
      if (request.queueMicros() >= 0) {
        micros.add(request.queueMicros());
        longestMicros = Math.max(longestMicros, request.queueMicros());
      }
      if (request.queuedBefore() >= 0) {
        longest = Math.max(longest, request.queuedBefore());
      }
    }

    void write(ValueWriter value) {
      value.clear().sum(requests).sum(queued).histogram(micros);
      value.extreme(longestMicros).extreme(longest);
    }
  }

  /** Returns an empty bucket of no time, which no instant is in. */
  Load none() {
    return new Load(new Days.Day(0, 0, 0), 0, 0);
  }

  /** Returns the bucket of an instant, a new one if need be. */
  Load at(long micros, Days.Day day, long bucketMicros) {
    long from = micros - (micros - day.startMicros()) % bucketMicros;
    int slot = slotOf(from);
    Load load = slots[slot];
    if (load == null) {
      load = new Load(day, from, Math.min(from + bucketMicros, day.endMicros()));
      slots[slot] = load;
      size++;
      if (2 * size > slots.length) {
        grow();
      }
    }
    return load;
  }

  private int slotOf(long from) {
    int mask = slots.length - 1;
    int slot = (int) KeyHash.mix(from) & mask;
    for (; ; slot = (slot + 1) & mask) {
      Load load = slots[slot];
      if (load == null || load.from == from) {
        return slot;
      }
    }
  }

  private void grow() {
    @Nullable Load[] old = slots;
    slots = new Load[2 * old.length];
    for (Load load : old) {
      if (load != null) {
        slots[slotOf(load.from)] = load;
      }
    }
  }

  /** About how many bytes of memory the buckets take. */
  long heldBytes() {
    return (long) size * LOAD_BYTES + (long) loadsWithDurations * DURATIONS_BYTES;
  }

  /** Hands the minutes on, if buckets are whole minutes. */
  void flushMinutes(RowGroups rows, byte[] encodedNode, long bucketMicros) throws IOException {
    KeyWriter key = new KeyWriter();
    ValueWriter value = new ValueWriter();
    for (Load load : slots) {
      for (int i = 0; load != null && i < load.minutes.length; i++) {
        if (load.minutes[i] > 0 && bucketMicros % MINUTE_MICROS == 0) {
          key.clear().instant(load.from + i * MINUTE_MICROS);
          key.encoded(encodedNode, 0, encodedNode.length);
          rows.add(load.epochDay, key, value.clear().sum(load.minutes[i]));
        }
      }
    }
    rows.flush();
  }

  /** Hands the queues on, of buckets whose lines tell of any. */
  void flushQueues(RowGroups rows, byte[] encodedNode) throws IOException {
    KeyWriter key = new KeyWriter();
    ValueWriter value = new ValueWriter();
    for (Load load : slots) {
      if (load != null && load.queue != null) {
        key.clear().instant(load.from).encoded(encodedNode, 0, encodedNode.length);
        load.queue.write(value);
        rows.add(load.epochDay, key, value);
      }
    }
    rows.flush();
  }

  /** Hands every bucket on and forgets it. */
  void flush(RowGroups rows, byte[] encodedNode) throws IOException {
    KeyWriter key = new KeyWriter();
    ValueWriter value = new ValueWriter();
    for (Load load : slots) {
      if (load != null) {
        key.clear().instant(load.from).encoded(encodedNode, 0, encodedNode.length);
        load.write(value);
        rows.add(load.epochDay, key, value);
      }
    }
    slots = new Load[FIRST_SLOTS];
    size = 0;
    loadsWithDurations = 0;
    rows.flush();
  }
}
