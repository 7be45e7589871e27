package io.nodelog.hdfs.ledger;

import java.util.List;

/**
 * An ingest looked at the sources, for the first time on its date or with news. Only the sources of
 * which there is news are named: the others are as they were.
 *
 * @param date {@code YYYY-MM-DD} in {@code report.zone}; never before that of an earlier entry
 * @param sources in the order of node and source
 */
public record SourcesSeen(String date, List<SourceSeen> sources) implements LedgerEntry {
  public SourcesSeen {
    EntryFields.date(date);
    sources = List.copyOf(sources);
  }

  @Override
  public List<String> paths() {
    return List.of();
  }
}
