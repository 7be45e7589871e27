package io.nodelog.hdfs.ledger;

import java.util.List;

/**
 * The summaries that some sets have of a date were merged. The files are read in place of those of
 * the sets, which stay: as soon as one of the sets is no more, or something of it has expired, the
 * sets themselves are read again. Takes the place of what was merged of the same sets before.
 *
 * @param date {@code YYYY-MM-DD}
 * @param sets whose summaries of the date are in the files, all of them
 * @param files the merged summaries
 */
public record Compacted(String date, List<String> sets, List<SummaryFile> files)
    implements LedgerEntry {

  public Compacted {
    EntryFields.date(date);
    sets = List.copyOf(sets);
    files = List.copyOf(files);
    for (SummaryFile file : files) {
      if (!file.date().equals(date)) {
        throw new IllegalArgumentException(
            "Invalid date of " + file.path() + ": " + file.date() + " (must be " + date + ")");
      }
    }
  }

  @Override
  public List<String> paths() {
    return files.stream().map(SummaryFile::path).toList();
  }

  @Override
  public boolean lastsWithState() {
    return true;
  }
}
