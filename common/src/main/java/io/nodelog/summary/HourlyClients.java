package io.nodelog.summary;

import io.nodelog.record.ClientKind;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The distinct clients of each hour of a day, from the hours in which each client was seen: they
 * cost nothing per line.
 */
final class HourlyClients {
  private final @Nullable DistinctSketch[] byHour = new DistinctSketch[ClientTable.MOST_HOURS];
  private final RowGroups rows;
  private final Days days;
  private final byte[] encodedNode;

  HourlyClients(Days days, byte[] encodedNode, int shardCount, BlockSink sink) {
    this.days = days;
    this.encodedNode = encodedNode;
    this.rows = new RowGroups(SummaryTable.NODE_CLIENTS, shardCount, sink);
  }

  /**
   * Takes a client of the day into account. A line that names no client tells nothing about how
   * many there are.
   *
   * @param hours the hours of the day in which it was seen, a bit each
   * @param client the encoded client
   */
  void add(int hours, ByteRange client) {
    if (client.bytes()[client.from()] == ClientKind.NONE.ordinal()) {
      return;
    }
    int coupon = DistinctSketch.couponOf(client.bytes(), client.from(), client.to());
    for (int rest = hours; rest != 0; rest &= rest - 1) {
      sketchOf(Integer.numberOfTrailingZeros(rest)).addCoupon(coupon);
    }
  }

  private DistinctSketch sketchOf(int hour) {
    DistinctSketch sketch = byHour[hour];
    if (sketch == null) {
      sketch = new DistinctSketch();
      byHour[hour] = sketch;
    }
    return sketch;
  }

  /** Writes the hours of the day, and is ready for the next day. */
  void flush(int epochDay) throws IOException {
    KeyWriter key = new KeyWriter();
    ValueWriter value = new ValueWriter();
    long start = days.startMicros(epochDay);
    for (int hour = 0; hour < byHour.length; hour++) {
      DistinctSketch sketch = byHour[hour];
      if (sketch != null) {
        key.clear().instant(start + hour * Days.HOUR_MICROS);
        key.encoded(encodedNode, 0, encodedNode.length);
        value.clear().distinct(sketch);
        rows.add(epochDay, key, value);
      }
    }
    Arrays.fill(byHour, null);
    rows.flush();
  }
}
