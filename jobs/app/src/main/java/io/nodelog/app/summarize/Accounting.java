package io.nodelog.app.summarize;

import io.nodelog.app.run.Run;
import io.nodelog.app.run.SummaryRows;
import io.nodelog.hdfs.ledger.HeldPart;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.report.InputAuditRow;
import io.nodelog.report.Report;
import io.nodelog.report.ReportMaker;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares what a scan has seen with what ingest has taken: for every file of a batch the same
 * lines and bytes, and for every line one outcome.
 */
public final class Accounting {
  private record FileOfPart(Part part, String file) {}

  private final Map<FileOfPart, AuditTotals> byFile = new HashMap<>();
  private final Map<Part, AuditTotals> byPart = new HashMap<>();
  private final AuditTotals totals = new AuditTotals();

  /** Reads the audit that a scan wrote. */
  public static Accounting read(Run run, List<SummaryFile> files) throws IOException {
    Accounting accounting = new Accounting();
    try (SummaryRows audit = SummaryRows.of(run, SummaryTable.INPUT_AUDIT, files)) {
      ReportMaker.inputAudit().make(audit, accounting::add);
    }
    return accounting;
  }

  private void add(Report report, Record row) {
    InputAuditRow audit = (InputAuditRow) row;
    Part part = new Part(audit.batch(), audit.node(), audit.source());
    byFile.computeIfAbsent(new FileOfPart(part, audit.file()), key -> new AuditTotals()).add(audit);
    byPart.computeIfAbsent(part, key -> new AuditTotals()).add(audit);
    totals.add(audit);
  }

  AuditTotals totals() {
    return totals;
  }

  /**
   * Compares what was taken with what was seen.
   *
   * @return a sentence for each file that does not add up
   */
  public List<String> findings(Collection<Ingested> taken) {
    Map<FileOfPart, long[]> sums = new LinkedHashMap<>();
    for (Ingested ingested : taken) {
      long[] sum =
          sums.computeIfAbsent(
              new FileOfPart(ingested.part(), ingested.file()), key -> new long[2]);
      sum[0] += ingested.lines();
      sum[1] += ingested.bytes();
    }
    List<String> findings = new ArrayList<>();
    sums.forEach((name, sum) -> addFinding(name, sum[0], sum[1], findings));
    return findings;
  }

  private void addFinding(FileOfPart name, long lines, long bytes, List<String> findings) {
    AuditTotals seen = byFile.getOrDefault(name, new AuditTotals());
    if (seen.lines() != lines || seen.bytes() != bytes || !seen.addUp()) {
      findings.add(
          String.format(
              Locale.ROOT,
              "Cannot account for %s of %s: %d lines and %d bytes were taken, %d and %d scanned, of"
                  + " which %d records, %d partial, %d rejected, %d excluded",
              name.file(),
              name.part(),
              lines,
              bytes,
              seen.lines(),
              seen.bytes(),
              seen.records(),
              seen.partial(),
              seen.rejected(),
              seen.excluded()));
    }
  }

  /** How many lines of each source were understood, of all parts but some; by node/source. */
  public SortedMap<String, Long> understood(Collection<Part> without) {
    SortedMap<String, Long> sums = new TreeMap<>();
    byPart.forEach(
        (part, seen) -> {
          if (!without.contains(part)) {
            long lines = seen.records() + seen.partial();
            sums.merge(part.node() + "/" + part.source(), lines, Long::sum);
          }
        });
    return sums;
  }

  /** How many lines of a part were rejected. */
  long rejected(Part part) {
    return byPart.getOrDefault(part, new AuditTotals()).rejected();
  }

  /** The parts that have a larger share of rejects than is allowed. */
  List<HeldPart> overLimit(List<Part> parts, double maxShare) {
    List<HeldPart> held = new ArrayList<>();
    for (Part part : parts) {
      AuditTotals seen = byPart.getOrDefault(part, new AuditTotals());
      double share = seen.rejectedShare();
      if (share > maxShare) {
        String reason =
            String.format(
                Locale.ROOT,
                "%d of %d lines were rejected: %.2f %%, and rejects.max-share allows %.2f %%",
                seen.rejected(),
                seen.lines(),
                100 * share,
                100 * maxShare);
        held.add(new HeldPart(part, reason, share, seen.lines()));
      }
    }
    return held;
  }
}
