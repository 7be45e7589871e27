package io.nodelog.hdfs.ledger;

import java.util.List;

/**
 * What is old was given up for good: nothing names it any more, and its files may be deleted. What
 * was taken from sources stays known, so that nothing is taken again.
 *
 * @param what was given up
 * @param before {@code YYYY-MM-DD}: everything dated before this day, also what is still to come
 */
public record Expired(What what, String before) implements LedgerEntry {
  public Expired {
    EntryFields.date(before);
  }

  @Override
  public List<String> paths() {
    return List.of();
  }

  /** What can be given up by itself. */
  public enum What {
    /**
     * Raw logs of batches that were committed before the day (UTC) and of which no part is open.
     */
    RAW,
    /** Summaries of earlier dates but quarantine. Their reports can never be made again. */
    SUMMARIES,
    /** All reports of earlier dates. They are not made again. */
    REPORTS,
    /** Rejected lines of batches of earlier dates, and the report of them. */
    QUARANTINE;

    /** What a file of summaries is kept as long as. */
    public static What of(SummaryFile file) {
      return file.table().equals(QUARANTINE_TABLE) ? QUARANTINE : SUMMARIES;
    }
  }

  /** The name of the table, and of the report, of rejected lines. */
  public static final String QUARANTINE_TABLE = "quarantine";
}
