package io.nodelog.app.publish;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Compacted;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Published;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.ledger.SummaryFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * Makes again what was made of summaries, where it was lost or damaged: merged summaries, reports
 * and plain copies. A file that has the same bytes as before takes the place of the damaged one;
 * only where the bytes differ is there something to commit.
 */
public final class Republish {
  private final Run run;

  public Republish(Run run) {
    this.run = run;
  }

  /**
   * Merges summaries again.
   *
   * @param damaged the names of damaged files
   * @return the dates that were concerned
   * @throws LedgerConflict if another run committed first
   * @throws IOException if summaries cannot be read
   */
  public List<String> merge(Set<String> damaged) throws IOException, LedgerConflict {
    LedgerState state = run.ledger().load();
    List<String> dates = new ArrayList<>();
    List<Compacted> changed = new ArrayList<>();
    for (Compacted compacted : state.compacted()) {
      if (compacted.paths().stream().anyMatch(damaged::contains)) {
        dates.add(compacted.date());
        Compacted made = again(state, compacted);
        if (!made.equals(compacted)) {
          changed.add(made);
        }
      }
    }
    if (!changed.isEmpty()) {
      run.commit(state, changed);
    }
    return dates;
  }

  private Compacted again(LedgerState state, Compacted compacted) throws IOException {
    String date = compacted.date();
    List<SummaryFile> originals = CompactionCheck.originals(state, compacted);
    return new Compacted(
        date, compacted.sets(), Compaction.merge(run, date, originals, run.storage()::replace));
  }

  /**
   * The dates whose reports are damaged, or are not what their summaries give. Where summaries
   * cannot be read, sound reports are left as they are.
   */
  public List<String> wrongDates(Set<String> damaged) throws IOException {
    LedgerState state = run.ledger().load();
    Optional<NodeHistory> history = history(state);
    List<String> dates = new ArrayList<>();
    for (String date : state.publishedDates()) {
      if (state.reportFiles(date).stream().anyMatch(file -> damaged.contains(file.path()))
          || isWrong(state, date, history)) {
        dates.add(date);
      }
    }
    return dates;
  }

  /** Empty if summaries cannot be read that it is made from. */
  private Optional<NodeHistory> history(LedgerState state) {
    try {
      return Optional.of(NodeHistory.of(run, state));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean isWrong(LedgerState state, String date, Optional<NodeHistory> history) {
    if (state.isFrozen(date)
        || state.stale(date, state.sets(date))
        || history.filter(one -> !one.changed(state, date)).isEmpty()) {
      return false;
    }
    try {
      return !DateReports.unlike(run, state, date, history.orElseThrow()).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean sameFiles(LedgerState state, Published made) {
    return Set.copyOf(made.files()).equals(Set.copyOf(state.reportFiles(made.date())));
  }

  /**
   * Makes the reports of a date again. Where its summaries have expired, they are taken from their
   * plain copies, if these have the bytes.
   *
   * @throws LedgerConflict if another run committed first
   * @throws IOException if it cannot be done
   */
  public void date(String date, Set<String> damaged) throws IOException, LedgerConflict {
    LedgerState state = run.ledger().load();
    if (state.isFrozen(date)) {
      copyBack(state, date, damaged);
      return;
    }
    NodeHistory history = NodeHistory.of(run, state);
    Published made = DateReports.replace(run, state, date, history);
    if (!sameFiles(state, made)
        || state.stale(date, state.sets(date))
        || history.changed(state, date)) {
      run.commit(state, List.of(made));
    }
  }

  private void copyBack(LedgerState state, String date, Set<String> damaged) throws IOException {
    for (ReportFile file : state.reportFiles(date)) {
      if (damaged.contains(file.path()) && !Export.takeBack(run, file)) {
        throw new IOException(
            "its summaries have expired, and "
                + run.path(Export.plainPath(file))
                + " does not have the same bytes");
      }
    }
  }

  /** Removes plain copies that have other bytes than their reports; publish writes them again. */
  public int removeWrongCopies() throws IOException {
    int removed = 0;
    LedgerState state = run.ledger().load();
    for (ReportFile file : Export.wrongCopies(run, state)) {
      Path copy = run.path(Export.plainPath(file));
      new DateMarker(run, file.date()).remove();
      run.storage().delete(copy);
      removed++;
    }
    return removed;
  }
}
