package io.nodelog.app.run;

import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.parquet.SummaryFileRows;
import io.nodelog.report.SummaryInputs;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.KeptRows;
import io.nodelog.summary.MergedRows;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The summaries that reports are made from, merged while they are read. Files are open only until
 * their last row was read, so that a report may look back on many days. Small tables are kept, for
 * several reports are made of each.
 */
public final class SummaryRows implements SummaryInputs, Closeable {
  /** Of the files of a table and date that is kept; its rows take a multiple of it. */
  private static final long SMALL_BYTES = 1 << 16;

  /** Of all that is kept. */
  private static final int KEPT_BYTES = 32 << 20;

  private final Run run;
  private final LocalDate date;
  private final Files files;
  private final Map<Source, KeptRows> kept = new HashMap<>();
  private int keptBytes;
  private final List<SummaryFileRows> open = new ArrayList<>();

  /** Which files have the rows of a table and date. */
  @FunctionalInterface
  private interface Files {
    List<SummaryFile> of(SummaryTable table, LocalDate date);
  }

  private record Source(SummaryTable table, LocalDate date) {}

  private SummaryRows(Run run, LocalDate date, Files files) {
    this.run = run;
    this.date = date;
    this.files = files;
  }

  /** Those that a state of the ledger names, for the reports of a date. */
  public static SummaryRows of(Run run, LedgerState state, String date) {
    return new SummaryRows(
        run,
        LocalDate.parse(date),
        (table, ofDate) -> state.summaryFiles(table.tableName(), ofDate.toString()));
  }

  /** All rows of a table in these files together, whatever their dates. */
  public static SummaryRows of(Run run, SummaryTable only, List<SummaryFile> files) {
    List<SummaryFile> ofTable =
        files.stream().filter(file -> file.table().equals(only.tableName())).toList();
    return new SummaryRows(
        run, LocalDate.EPOCH, (table, any) -> table == only ? ofTable : List.of());
  }

  @Override
  public LocalDate date() {
    return date;
  }

  @Override
  public SortedRows rows(SummaryTable table, LocalDate ofDate) throws IOException {
    Source source = new Source(table, ofDate);
    KeptRows before = kept.get(source);
    if (before != null) {
      return before.read();
    }
    List<SummaryFile> wanted = files.of(table, ofDate);
    long bytes = wanted.stream().mapToLong(SummaryFile::length).sum();
    if (bytes > SMALL_BYTES || keptBytes > KEPT_BYTES) {
      return open(table, wanted);
    }
    KeptRows rows = KeptRows.of(open(table, wanted));
    kept.put(source, rows);
    keptBytes += rows.size();
    return rows.read();
  }

  private SortedRows open(SummaryTable table, List<SummaryFile> wanted) throws IOException {
    List<SummaryFileRows> opened = new ArrayList<>();
    for (SummaryFile file : wanted) {
      SummaryFileRows rows =
          new SummaryFileRows(run.storage(), run.path(file.path()), file.length(), table);
      open.add(rows);
      opened.add(rows);
    }
    return new UntilRead(new MergedRows(table, opened), opened);
  }

  /** Closes what was not read to its end. What is kept stays, and rows can be asked for again. */
  @Override
  public void close() throws IOException {
    CloseAll.of(open);
    open.clear();
  }

  /** Closes its files behind the last row. */
  private final class UntilRead implements SortedRows {
    private final MergedRows rows;
    private final List<SummaryFileRows> sources;

    UntilRead(MergedRows rows, List<SummaryFileRows> sources) {
      this.rows = rows;
      this.sources = sources;
    }

    @Override
    public boolean next() throws IOException {
      boolean found = rows.next();
      if (!found) {
        CloseAll.of(sources);
        open.removeAll(sources);
        sources.clear();
      }
      return found;
    }

    @Override
    public ByteRange key() {
      return rows.key();
    }

    @Override
    public ByteRange value() {
      return rows.value();
    }
  }
}
