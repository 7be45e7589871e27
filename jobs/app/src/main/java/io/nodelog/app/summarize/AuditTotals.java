package io.nodelog.app.summarize;

import io.nodelog.report.InputAuditRow;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of the lines of one or more files. */
public final class AuditTotals {
  private long lines;
  private long bytes;
  private long records;
  private long partial;
  private long rejected;
  private long excluded;
  private final SortedMap<String, Long> reasons = new TreeMap<>();

  void add(InputAuditRow row) {
    addReason("shape", row.rejectedShape());
    addReason("time", row.rejectedTime());
    addReason("date_not_accepted", row.rejectedDateNotAccepted());
    addReason("status", row.rejectedStatus());
    addReason("number", row.rejectedNumber());
    addReason("client", row.rejectedClient());
    addReason("too_long", row.rejectedTooLong());
    addReason("binary", row.rejectedBinary());
    addReason("damaged_file", row.rejectedDamagedFile());
    lines += row.lines();
    bytes += row.bytes();
    records += row.records();
    partial += row.partial();
    rejected += row.rejected();
    excluded += row.excluded();
  }

  private void addReason(String reason, long count) {
    if (count > 0) {
      reasons.merge(reason, count, Long::sum);
    }
  }

  void add(AuditTotals other) {
    other.reasons.forEach(this::addReason);
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

  /** How many lines were rejected for each reason that there was. */
  public SortedMap<String, Long> rejectedByReason() {
    return Collections.unmodifiableSortedMap(reasons);
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
