package io.nodelog.report.template;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads the rows of {@link SummaryTable#ERROR_TEMPLATES} of consecutive days side by side, message
 * after message in the order of their bytes. Holds what one message has, however many there are.
 */
public final class MessageStream {
  private static final long HOUR_MICROS = TimeUnit.HOURS.toMicros(1);

  private final PriorityQueue<DayRows> waiting = new PriorityQueue<>();
  private final boolean[] hasRows;
  private final MessageCounts counts;
  private byte[] message = new byte[0];

  /**
   * Starts before the first message.
   *
   * @param days the rows of each day, the last those of the date that a report is made of
   * @param startMicros when each of the days started, in microseconds since the epoch
   */
  public MessageStream(List<SortedRows> days, List<Long> startMicros) throws IOException {
    hasRows = new boolean[days.size()];
    counts = new MessageCounts(days.size());
    for (int day = 0; day < hasRows.length; day++) {
      DayRows rows = new DayRows(day, startMicros.get(day), days.get(day));
      hasRows[day] = rows.next();
      if (hasRows[day]) {
        waiting.add(rows);
      }
    }
  }

  /** The rows of one day. */
  private static final class DayRows implements Comparable<DayRows> {
    private final int day;
    private final long startMicros;
    private final SortedRows rows;
    private final KeyReader key = new KeyReader();
    private final ValueReader value = new ValueReader();
    private byte[] message = new byte[0];

    private DayRows(int day, long startMicros, SortedRows rows) {
      this.day = day;
      this.startMicros = startMicros;
      this.rows = rows;
    }

    private boolean next() throws IOException {
      if (!rows.next()) {
        return false;
      }
      message = key.set(rows.key()).text();
      return true;
    }

    private void addTo(MessageCounts counts) throws IOException {
      int hour = (int) Math.max(0, (key.instant() - startMicros) / HOUR_MICROS);
      long events = value.set(rows.value()).sum();
      counts.add(day, hour, events);
      if (day == counts.days() - 1) {
        counts.addNode(SafeText.decode(key.text()), events);
      }
    }

    @Override
    public int compareTo(DayRows other) {
      return Arrays.compareUnsigned(message, other.message);
    }
  }

  /** Moves to the next message; returns false if there is none. */
  public boolean next() throws IOException {
    DayRows first = waiting.peek();
    if (first == null) {
      return false;
    }
    message = first.message;
    counts.clear();
    List<DayRows> same = new ArrayList<>();
    for (DayRows rows = first; rows != null && sameMessage(rows); rows = waiting.peek()) {
      same.add(waiting.remove());
    }
    for (DayRows rows : same) {
      if (addAll(rows)) {
        waiting.add(rows);
      }
    }
    return true;
  }

  private boolean addAll(DayRows rows) throws IOException {
    boolean more = true;
    while (more && sameMessage(rows)) {
      rows.addTo(counts);
      more = rows.next();
    }
    return more;
  }

  private boolean sameMessage(DayRows rows) {
    return Arrays.equals(rows.message, message);
  }

  /** The masked message. */
  public byte[] message() {
    return message;
  }

  /** How often it was logged; valid until the next message. */
  public MessageCounts counts() {
    return counts;
  }

  /** On which days any daemon's event is known. */
  public boolean[] hasRows() {
    return hasRows.clone();
  }
}
