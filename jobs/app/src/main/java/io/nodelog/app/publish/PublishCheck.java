package io.nodelog.app.publish;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Published;
import io.nodelog.hdfs.ledger.ReportFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares merged summaries with those they were merged from, the reports with the summaries they
 * were made from, and the plain copies with the reports.
 */
public final class PublishCheck {
  private final Run run;
  private final LedgerState state;
  private final NodeHistory history;
  private final TrafficFiles traffic;
  private final String settings;
  private final List<String> findings = new ArrayList<>();

  private PublishCheck(Run run, LedgerState state) throws IOException {
    this.run = run;
    this.state = state;
    this.history = NodeHistory.of(run, state);
    this.traffic = new TrafficFiles(run, state);
    this.settings = MadeWith.of(run.config()).digest();
  }

  /** Returns what is wrong, a sentence each; empty if all is well. */
  public static List<String> findings(Run run, LedgerState state) throws IOException {
    PublishCheck check = new PublishCheck(run, state);
    check.findings.addAll(new CompactionCheck(run, state).findings());
    for (String date : state.publishedDates()) {
      check.compare(date);
    }
    check.checkExport();
    return check.findings;
  }

  private void compare(String date) throws IOException {
    if (state.isFrozen(date)) {
      return; // its summaries are gone
    }
    if (state.stale(date, state.sets(date)) || history.changed(state, date)) {
      return; // the next publish makes it anew
    }
    if (!silencesAreThoseOf(date)) {
      findings.add(
          "The ledger has other silences of traffic of "
              + date
              + " than its summaries give (rebuild it)");
    }
    for (String report : DateReports.unlike(run, state, date, history)) {
      findings.add(report + " of " + date + " is not what its summaries give (rebuild it)");
    }
  }

  /** Compares what was found with the present settings; of others nothing can be said. */
  private boolean silencesAreThoseOf(String date) throws IOException {
    Published published = state.published(date).orElseThrow();
    return !published.settings().equals(settings)
        || !published.window().equals(state.window(date))
        || published.silences().equals(traffic.read(date));
  }

  private void checkExport() throws IOException {
    Optional<Export.Manifest> manifest = Export.manifest(run);
    if (manifest.isEmpty() && !state.publishedDates().isEmpty()) {
      findings.add(
          run.path(Export.MANIFEST) + " is missing or damaged; harmless, publish writes it anew");
      return;
    }
    Map<String, Export.ExportedFile> exported = new HashMap<>();
    Set<String> replaced = new HashSet<>();
    // The copies of reports that were given up since may be gone already.
    Set<String> named = Export.plainPaths(state);
    for (Export.ExportedFile file : manifest.map(Export.Manifest::files).orElse(List.of())) {
      exported.put(file.path(), file);
      if (named.contains(file.path()) && !Export.isThere(run, file)) {
        replaced.add(file.path());
        findings.add(
            run.path(file.path())
                + " is missing or was written by another run; harmless, publish writes it anew");
      }
    }
    for (ReportFile file : Export.wrongCopies(run, state)) {
      String path = Export.plainPath(file);
      if (!replaced.contains(path)) {
        boolean earlier = exported.containsKey(path) && !exported.get(path).holds(file);
        findings.add(
            run.path(path)
                + (earlier
                    ? " is the copy of an earlier version; harmless, publish writes it anew"
                    : " has other bytes than its report (fsck --repair writes it anew)"));
      }
    }
  }
}
