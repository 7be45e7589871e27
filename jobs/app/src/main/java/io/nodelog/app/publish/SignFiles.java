package io.nodelog.app.publish;

import io.nodelog.bytes.SafeText;
import io.nodelog.report.reliability.Fleet;
import io.nodelog.report.reliability.LastSigns;
import io.nodelog.report.reliability.Service;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * When the own logs of nodes had lines, from the summaries of a few dates at a time. Within the
 * minute that is asked for, the time is the first line's if the last one came later.
 */
final class SignFiles implements LastSigns {
  private static final int MOST_DATES = 10;

  private final ZoneId zone;
  private final Fleet fleet;
  private final Reader reader;
  private final Map<LocalDate, Map<Speaker, NavigableMap<Long, Long>>> dates =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<LocalDate, Map<Speaker, NavigableMap<Long, Long>>> eldest) {
          return size() > MOST_DATES;
        }
      };

  /** Reads the signs of a date. */
  interface Reader {
    SortedRows rows(String date) throws IOException;
  }

  private record Speaker(String node, String service) {}

  SignFiles(ZoneId zone, Fleet fleet, Reader reader) {
    this.zone = zone;
    this.fleet = fleet;
    this.reader = reader;
  }

  @Override
  public long last(String node, Service service, long from, long to) throws IOException {
    Speaker speaker = new Speaker(node, service.word());
    LocalDate first = date(from);
    for (LocalDate date = date(to); !date.isBefore(first); date = date.minusDays(1)) {
      NavigableMap<Long, Long> minutes = ofDate(date).get(speaker);
      long last = minutes == null ? NONE : last(minutes, to);
      if (last != NONE) {
        return last >= from ? last : NONE;
      }
    }
    return NONE;
  }

  private static long last(NavigableMap<Long, Long> minutes, long to) {
    Map.Entry<Long, Long> minute = minutes.lowerEntry(to);
    if (minute == null) {
      return NONE;
    }
    return minute.getValue() < to ? minute.getValue() : minute.getKey();
  }

  private LocalDate date(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone).toLocalDate();
  }

  private Map<Speaker, NavigableMap<Long, Long>> ofDate(LocalDate date) throws IOException {
    Map<Speaker, NavigableMap<Long, Long>> signs = dates.get(date);
    if (signs == null) {
      signs = read(date);
      dates.put(date, signs);
    }
    return signs;
  }

  /** First and last lines of the minutes, by speaker. */
  private Map<Speaker, NavigableMap<Long, Long>> read(LocalDate date) throws IOException {
    Map<Speaker, NavigableMap<Long, Long>> signs = new HashMap<>();
    SortedRows rows = reader.rows(date.toString());
    while (rows.next()) {
      KeyReader key = new KeyReader().set(rows.key());
      key.instant();
      String observer = SafeText.decode(key.text());
      String node = fleet.node(SafeText.decode(key.text()), observer);
      Speaker speaker = new Speaker(node, SafeText.decode(key.text()));
      ValueReader value = new ValueReader().set(rows.value());
      value.sum();
      long first = value.extreme();
      signs
          .computeIfAbsent(speaker, any -> new TreeMap<>())
          .merge(first, value.extreme(), Math::max);
    }
    return signs;
  }
}
