package io.nodelog.app.publish;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Compacted;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.SummaryFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares what was merged of summaries with the summaries, by merging them again. */
final class CompactionCheck {
  private final Run run;
  private final LedgerState state;

  CompactionCheck(Run run, LedgerState state) {
    this.run = run;
    this.state = state;
  }

  /** Returns what is wrong, a sentence each; empty if all is well. */
  List<String> findings() throws IOException {
    List<String> findings = new ArrayList<>();
    for (Compacted compacted : state.compacted()) {
      Set<SummaryFile> there = new HashSet<>(compacted.files());
      List<SummaryFile> made =
          Compaction.merge(
              run,
              compacted.date(),
              originals(state, compacted),
              (temporary, name) -> run.storage().delete(temporary));
      for (SummaryFile file : made) {
        if (!there.remove(file)) {
          findings.add(
              "The merged "
                  + file.table()
                  + " of "
                  + compacted.date()
                  + " is not what the summaries of its sets give");
        }
      }
      there.forEach(file -> findings.add(run.path(file.path()) + " was merged of nothing"));
    }
    return findings;
  }

  /** The summaries that were merged. */
  static List<SummaryFile> originals(LedgerState state, Compacted compacted) {
    List<SummaryFile> originals = new ArrayList<>();
    for (String set : compacted.sets()) {
      originals.addAll(state.summaryFilesOf(compacted.date(), set));
    }
    return originals;
  }
}
