package io.nodelog.summary;

import io.nodelog.record.Outcome;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

class ArrivalsTest extends SummaryLaws {
  private static final long TAKEN = 1_800_000_000_000_000L;

  @Override
  SummaryTable table() {
    return SummaryTable.ARRIVALS;
  }

  /** The lines lie in three files of the source, and as the case may be in several splits. */
  @Override
  void summarize(List<Line> lines, SummarySettings settings, BlockSink sink) throws IOException {
    Arrivals arrivals = new Arrivals(settings, TAKEN, sink);
    for (int file = 0; file < 3; file++) {
      AuditCounts counts =
          new AuditCounts(settings, "b1", NODE, "access", "file:/" + file, "combined", 0);
      for (int i = file; i < lines.size(); i += 3) {
        Line line = lines.get(i);
        counts.count(line.outcome(), line.reason(), line.length(), line.offset(), line.micros());
      }
      counts.addTo(arrivals);
      if (settings.memoryBytes() == 1) {
        arrivals.flush();
      }
    }
    arrivals.flush();
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Days days = new Days(settings.zone());
    Map<LocalDate, List<Line>> byDate =
        lines.stream()
            .filter(line -> line.outcome().counted())
            .collect(
                Collectors.groupingBy(
                    line -> LocalDate.ofEpochDay(days.dayOf(line.micros()).epochDay())));
    Map<String, String> rows = new TreeMap<>();
    byDate.forEach(
        (date, ofDate) ->
            rows.put(String.join("|", "arrivals", "" + date, NODE, "access"), row(ofDate)));
    return rows;
  }

  private static String row(List<Line> lines) {
    LongSummaryStatistics times = lines.stream().mapToLong(Line::micros).summaryStatistics();
    return String.join(
        " ",
        "records=" + lines.size(),
        "partial=" + count(lines, line -> line.outcome() == Outcome.PARTIAL),
        "bytes=" + lines.stream().mapToLong(Line::length).sum(),
        "first_seen=" + times.getMin(),
        "last_seen=" + times.getMax(),
        "last_taken=" + TAKEN,
        "lag_min_micros=" + (TAKEN - times.getMax()),
        "lag_max_micros=" + (TAKEN - times.getMin()));
  }

  private static long count(List<Line> lines, Predicate<Line> which) {
    return lines.stream().filter(which).count();
  }
}
