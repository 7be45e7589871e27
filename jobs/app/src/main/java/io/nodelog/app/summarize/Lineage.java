package io.nodelog.app.summarize;

import io.nodelog.app.run.Run;
import io.nodelog.app.run.SummaryRows;
import io.nodelog.bytes.SafeText;
import io.nodelog.hdfs.ledger.HeldPart;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Where the rows of a date came from, and where the bytes of a file went: joins what the ledger
 * says of ranges of files, of batches and of sets. A range is told for every date that its part
 * (what the batch took of the source) has lines of, because only the part is counted by date.
 */
public final class Lineage {
  private final Run run;
  private final LedgerState state;
  private final History history;
  private final Set<Part> waiting;
  private final Map<Part, HeldPart> held = new HashMap<>();
  private final Map<Part, SortedMap<String, Arrived>> arrivals = new HashMap<>();

  /** What became of a range. */
  public enum Status {
    /** Its summaries are in the reports, or will be with the next publish. */
    SUMMARIZED,
    /** It has to be summarized yet. */
    WAITING,
    /** It had too many rejects. */
    HELD
  }

  /**
   * A range of a file and a date that its part has lines of.
   *
   * @param date {@code YYYY-MM-DD}; empty if no line of the part has one, or it is not summarized
   * @param status what became of it
   * @param taken the range
   * @param set the summaries that it is in; empty if it is in none
   * @param partRecords how many lines of the part are records of the date, partial ones included
   */
  public record Row(String date, Status status, Ingested taken, String set, long partRecords) {}

  private record Arrived(String set, long records) {}

  private Lineage(Run run, LedgerState state, History history) {
    this.run = run;
    this.state = state;
    this.history = history;
    this.waiting = new HashSet<>(state.waiting());
    state.held().forEach(one -> held.put(one.part(), one));
  }

  /** Takes rows. */
  @FunctionalInterface
  public interface RowTaker {
    /** Takes one. */
    void take(Row row);
  }

  /**
   * Tells of every range that is asked for, in the order in which they were taken.
   *
   * @param ranges which ranges
   * @param dates which dates; a range that has none of any date is tested with the empty text
   * @throws IOException if the ledger or summaries cannot be read
   */
  public static void forEach(
      Run run,
      LedgerState state,
      Predicate<Ingested> ranges,
      Predicate<String> dates,
      RowTaker taker)
      throws IOException {
    Lineage lineage = new Lineage(run, state, History.read(run.ledger(), state));
    lineage.readArrivals(dates);
    lineage.history.forEachEntry(
        entry -> {
          if (entry instanceof Ingested taken && ranges.test(taken)) {
            lineage.tell(state.current(taken), dates, taker);
          }
        });
  }

  private void tell(Ingested taken, Predicate<String> dates, RowTaker taker) {
    Part part = taken.part();
    Status status =
        held.containsKey(part)
            ? Status.HELD
            : waiting.contains(part) ? Status.WAITING : Status.SUMMARIZED;
    SortedMap<String, Arrived> ofPart = arrivals.getOrDefault(part, new TreeMap<>());
    if (ofPart.isEmpty() && dates.test("")) {
      taker.take(new Row("", status, taken, "", 0));
    }
    ofPart.forEach(
        (date, one) -> taker.take(new Row(date, status, taken, one.set(), one.records())));
  }

  /** The records of each part by date, as the sets that hold it now count them. */
  private void readArrivals(Predicate<String> dates) throws IOException {
    for (String date : state.summarizedDates()) {
      if (dates.test(date)) {
        for (String set : state.sets(date)) {
          readArrivals(date, set);
        }
      }
    }
  }

  private void readArrivals(String date, String set) throws IOException {
    List<SummaryFile> files = state.summaryFilesOf(date, set);
    try (SummaryRows summaries = SummaryRows.of(run, SummaryTable.ARRIVALS, files)) {
      SortedRows rows = summaries.rows(SummaryTable.ARRIVALS, summaries.date());
      while (rows.next()) {
        KeyReader key = new KeyReader().set(rows.key());
        String node = SafeText.decode(key.text());
        String source = SafeText.decode(key.text());
        ValueReader value = new ValueReader().set(rows.value());
        Arrived arrived = new Arrived(set, value.sum() + value.sum());
        for (Part part : history.parts(set)) {
          if (part.node().equals(node) && part.source().equals(source)) {
            arrivals.computeIfAbsent(part, any -> new TreeMap<>()).put(date, arrived);
          }
        }
      }
    }
  }
}
