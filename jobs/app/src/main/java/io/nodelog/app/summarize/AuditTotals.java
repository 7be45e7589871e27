package io.nodelog.app.summarize;

import io.nodelog.report.InputAuditRow;

/** What became of the lines of one or more files. */
public final class AuditTotals {
  private long lines;
  private long bytes;
  private long records;
  private long partial;
  private long rejected;
  private long excluded;

  void add(InputAuditRow row) {
    lines += row.lines();
    bytes += row.bytes();
    records += row.records();
    partial += row.partial();
    rejected += row.rejected();
    excluded += row.excluded();
  }

  void add(AuditTotals other) {
    lines += other.lines;
    bytes += other.bytes;
    records += other.records;
    partial += other.partial;
    rejected += other.rejected;
    excluded += other.excluded;
  }

  public long lines() {
    return lines;
  }

  public long bytes() {
    return bytes;
  }

  public long records() {
    return records;
  }

  public long partial() {
    return partial;
  }

  public long rejected() {
    return rejected;
  }

  public long excluded() {
    return excluded;
  }

  /** Whether every line has one outcome. */
  boolean addUp() {
    return lines == records + partial + rejected + excluded;
  }

  /** Rejected lines among those that were meant to say something, 0 to 1. */
  double rejectedShare() {
    long spoken = records + partial + rejected;
    return spoken == 0 ? 0 : (double) rejected / spoken;
  }
}
