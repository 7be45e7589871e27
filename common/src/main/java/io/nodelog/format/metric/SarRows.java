package io.nodelog.format.metric;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.LocalTimes;
import io.nodelog.format.parser.EventParser;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceRecord;
import java.time.ZoneId;

/**
 * Reads the lines of sar, each an event of its own. A row whose clock is before that of its
 * section's head is of the next day. Averages, restarts, comments, and sections and devices that
 * measure nothing known say nothing by design.
 */
final class SarRows implements EventParser {
  private static final long DAY_SECONDS = 86_400;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final SarDate.Order order;
  private final LocalTimes times;
  private final SarHead head = new SarHead();
  private final SarClock clock = new SarClock();
  private final Words words = new Words();
  private long epochDay = SarDate.NONE;
  private int headSeconds;
  private SarColumns columns = SarColumns.NONE;

  SarRows(SarDate.Order order, ZoneId zone) {
    this.order = order;
    this.times = new LocalTimes(zone);
  }

  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    return true;
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int firstLineTo, int to, ServiceRecord record) {
    record.clear(bytes);
    if (ByteSearch.isBlank(bytes, from, firstLineTo) || readHeader(bytes, from, firstLineTo)) {
      return Outcome.EXCLUDED;
    }
    words.cutAtBlanks(bytes, from, firstLineTo);
    int seconds = clock.seconds(words);
    if (seconds == SarClock.NONE) {
      return columns.areThere() && isAverage() ? Outcome.EXCLUDED : shape(record);
    }
    if (SarHead.isNotice(words, clock.words())) {
      return Outcome.EXCLUDED;
    }
    return columns.areThere() ? row(seconds, record) : shape(record);
  }

  private boolean readHeader(byte[] bytes, int from, int to) {
    if (SarDate.isHead(bytes, from, to)) {
      epochDay = SarDate.epochDay(new String(bytes, from, to - from, UTF_8), order);
      columns = SarColumns.NONE;
      return true;
    }
    if (!head.read(bytes, from, to)) {
      return false;
    }
    headSeconds = head.seconds();
    columns = new SarColumns(head.names());
    return true;
  }

  private Outcome row(int seconds, ServiceRecord record) {
    if (!columns.areWanted()) {
      return Outcome.EXCLUDED;
    }
    if (epochDay == SarDate.NONE) {
      return record.reject(RejectReason.TIME);
    }
    long day = seconds < headSeconds ? epochDay + 1 : epochDay;
    record.setTimeMicros(times.utcSeconds(day * DAY_SECONDS + seconds) * MICROS_PER_SECOND);
    return columns.read(words, clock.words(), record);
  }

  /** The word for it is that of the locale; a colon ends it, in French behind a space. */
  private boolean isAverage() {
    boolean first = words.bytes()[words.to(0) - 1] == ':';
    return first || (words.count() > 1 && words.is(1, ":"));
  }

  private static Outcome shape(ServiceRecord record) {
    return record.reject(RejectReason.SHAPE);
  }
}
