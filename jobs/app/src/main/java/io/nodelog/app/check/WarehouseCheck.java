package io.nodelog.app.check;

import io.nodelog.app.publish.PublishCheck;
import io.nodelog.app.run.Run;
import io.nodelog.app.summarize.Accounting;
import io.nodelog.hdfs.ledger.Expired;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerCheck;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.LedgerVersion;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares everything that a warehouse says of itself: the ledger's chain, the files that it names,
 * the account of every line, the reports and their plain copies.
 */
public final class WarehouseCheck {
  private WarehouseCheck() {}

  /**
   * Reads the whole warehouse and changes nothing in it but temporary files of this run.
   *
   * @return what is wrong, a sentence each; empty if all is well
   */
  public static List<String> findings(Run run) throws IOException {
    List<String> findings = new ArrayList<>(LedgerCheck.findings(run.storage(), run.warehouse()));
    if (findings.isEmpty()) {
      try {
        LedgerState state = run.ledger().load();
        Accounting accounting = Accounting.read(run, auditFiles(state));
        findings.addAll(accounting.findings(scanned(run, state)));
        findings.addAll(ArrivalsCheck.findings(run, state, accounting));
        findings.addAll(PublishCheck.findings(run, state));
      } finally {
        run.removeTemporaries();
      }
    }
    return findings;
  }

  private static List<SummaryFile> auditFiles(LedgerState state) {
    return state.summaryFiles(SummaryTable.INPUT_AUDIT.tableName());
  }

  /** Everything that was taken, does not wait to be scanned, and whose account has not expired. */
  private static List<Ingested> scanned(Run run, LedgerState state) throws IOException {
    Set<Part> waiting = new HashSet<>(state.waiting());
    List<Ingested> scanned = new ArrayList<>();
    String keptFrom = state.expiredBefore(Expired.What.SUMMARIES).orElse("");
    run.ledger()
        .forEachVersion(
            version ->
                version
                    .entries()
                    .forEach(
                        entry -> {
                          if (entry instanceof Ingested ingested
                              && !waiting.contains(ingested.part())
                              && dateOf(run, version).compareTo(keptFrom) >= 0) {
                            scanned.add(ingested);
                          }
                        }));
    return scanned;
  }

  /** The date that the account of a batch is filed under. */
  private static String dateOf(Run run, LedgerVersion version) {
    return LocalDate.ofInstant(version.committed(), run.config().report().zone()).toString();
  }
}
