package io.nodelog.summary;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What arrived of the sources, by the dates of the lines: rows of {@link SummaryTable#ARRIVALS}.
 * They are added a file at a time, not a line at a time. Used by one thread at a time.
 */
public final class Arrivals {
  private static final int MOST_ADDED = 1 << 14;

  private final SummarySettings settings;
  private final long takenMicros;
  private final BlockSink sink;
  private final SortedMap<Integer, RowTable> byDay = new TreeMap<>();
  private int added;

  /**
   * Makes empty tables.
   *
   * @param takenMicros when the lines were taken, in microseconds since the epoch
   * @param sink takes the rows in blocks, of which several may have the same key
   */
  public Arrivals(SummarySettings settings, long takenMicros, BlockSink sink) {
    this.settings = settings;
    this.takenMicros = takenMicros;
    this.sink = sink;
  }

  /** Adds the lines of a day; there is one at least. */
  void add(ByteRange source, DayCounts.Day day) throws IOException {
    RowTable rows =
        byDay.computeIfAbsent(day.epochDay(), any -> new RowTable(SummaryTable.ARRIVALS));
    int row = rows.row(day.epochDay(), source);
    int measure = 0;
    rows.merge(row, measure++, day.records());
    rows.merge(row, measure++, day.partial());
    rows.merge(row, measure++, day.bytes());
    rows.merge(row, measure++, day.firstSeen());
    rows.merge(row, measure++, day.lastSeen());
    rows.merge(row, measure++, takenMicros);
    rows.merge(row, measure++, takenMicros - day.lastSeen());
    rows.merge(row, measure, takenMicros - day.firstSeen());
    if (++added == MOST_ADDED) {
      flush();
    }
  }

  /** Hands every row on and makes the tables empty; called at the end, and as often as wanted. */
  public void flush() throws IOException {
    for (RowTable rows : byDay.values()) {
      rows.flush(settings.shards(), sink);
    }
    byDay.clear();
    added = 0;
  }
}
