package io.nodelog.app.gc;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Erased;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerEntry;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.storage.FileEntry;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * The files that the ledger has named and that count no more: segments whose lines were erased, and
 * summaries and reports that others have replaced. They may hold what was erased, so that they go
 * at once, once something was erased. An erase that died is finished by the next one.
 */
public final class Superseded {
  private final Run run;
  private final LedgerState state;
  private final Set<String> gone = new LinkedHashSet<>();
  private final Set<String> kept = new LinkedHashSet<>();
  private boolean erased;
  private int deleted;
  private int left;

  /**
   * What became of them.
   *
   * @param deleted how many files were deleted
   * @param left how many were written again since the run began, and stay: another run may be about
   *     to name them
   */
  public record Result(int deleted, int left) {}

  private Superseded(Run run, LedgerState state) {
    this.run = run;
    this.state = state;
  }

  /** Deletes those that are still there, if something was ever erased. */
  public static Result delete(Run run) throws IOException {
    Superseded files = new Superseded(run, run.ledger().load());
    run.ledger().forEachVersion(version -> version.entries().forEach(files::look));
    if (files.erased) {
      files.deleteAll();
    }
    return new Result(files.deleted, files.left);
  }

  private void look(LedgerEntry entry) {
    erased |= entry instanceof Erased;
    gone.addAll(entry.paths());
    if (entry instanceof Ingested || entry instanceof Erased) {
      kept.addAll(state.paths(entry));
    }
  }

  private void deleteAll() throws IOException {
    kept.addAll(state.paths());
    gone.removeAll(kept);
    for (String name : gone) {
      if (!new Path(name).isAbsolute()) {
        delete(name);
      }
    }
  }

  private void delete(String name) throws IOException {
    Optional<FileEntry> there = run.storage().status(run.path(name));
    if (there.isEmpty()) {
      return;
    } else if (there.get().modified().isBefore(run.started())) {
      run.storage().delete(run.path(name));
      deleted++;
    } else {
      left++;
    }
  }
}
