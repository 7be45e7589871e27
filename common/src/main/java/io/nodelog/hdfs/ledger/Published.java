package io.nodelog.hdfs.ledger;

import java.util.List;

/**
 * The reports of a date were made anew. They replace those of the date before.
 *
 * @param date {@code YYYY-MM-DD}
 * @param sets the summaries they were made from
 * @param files the reports
 */
public record Published(String date, List<String> sets, List<ReportFile> files)
    implements LedgerEntry {

  public Published {
    EntryFields.date(date);
    sets = List.copyOf(sets);
    files = List.copyOf(files);
  }

  @Override
  public List<String> paths() {
    return files.stream().map(ReportFile::path).toList();
  }

  @Override
  public boolean lastsWithState() {
    return true;
  }

  /** The same without the files of a report. */
  Published without(String report) {
    return new Published(
        date, sets, files.stream().filter(file -> !file.report().equals(report)).toList());
  }
}
