package io.nodelog.app.expire;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Compacted;
import io.nodelog.hdfs.ledger.Expired;
import io.nodelog.hdfs.ledger.Expired.What;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerEntry;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Published;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Summarized;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.storage.FileEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The files of what has expired: all that the ledger ever named, is older than what is kept, and is
 * not named any more. Referenced logs are not Nodelog's and stay.
 */
final class ExpiredFiles {
  private final Run run;
  private final LedgerState state;
  private final Set<String> gone = new LinkedHashSet<>();
  private final Set<String> kept = new HashSet<>();
  private int count;
  private long bytes;

  private ExpiredFiles(Run run, LedgerState state) {
    this.run = run;
    this.state = state;
  }

  /** Deletes those that are still there. */
  static ExpiredFiles delete(Run run, LedgerState state) throws IOException {
    ExpiredFiles files = new ExpiredFiles(run, state);
    if (files.anyExpired()) {
      run.ledger().forEachVersion(version -> version.entries().forEach(files::look));
      files.keepNamed();
      files.deleteAll();
    }
    return files;
  }

  /** How many files were deleted. */
  int count() {
    return count;
  }

  /** How long they were together. */
  long bytes() {
    return bytes;
  }

  private boolean anyExpired() {
    for (What what : What.values()) {
      if (state.expiredBefore(what).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private void look(LedgerEntry entry) {
    if (entry instanceof Ingested ingested) {
      // Equal bytes are one file, so that a later batch may have it too.
      Set<String> names = state.rawExpired(ingested.batch()) ? gone : kept;
      state.current(ingested).segments().stream()
          .filter(segment -> !segment.referenced())
          .map(Segment::path)
          .forEach(names::add);
    } else if (entry instanceof Summarized summarized) {
      summarized.files().stream()
          .filter(file -> expired(What.of(file), file.date()))
          .map(SummaryFile::path)
          .forEach(gone::add);
    } else if (entry instanceof Compacted compacted) {
      compacted.files().stream()
          .filter(file -> expired(What.of(file), file.date()))
          .map(SummaryFile::path)
          .forEach(gone::add);
    } else if (entry instanceof Published published) {
      published.files().stream().filter(this::expired).map(ReportFile::path).forEach(gone::add);
    }
  }

  private boolean expired(ReportFile file) {
    return expired(What.REPORTS, file.date())
        || (file.report().equals(Expired.QUARANTINE_TABLE)
            && expired(What.QUARANTINE, file.date()));
  }

  private boolean expired(What what, String date) {
    return state.expiredBefore(what).filter(before -> date.compareTo(before) < 0).isPresent();
  }

  private void keepNamed() {
    kept.addAll(state.paths());
    gone.removeAll(kept);
  }

  /**
   * Whether a run has lately stored the same bytes as an old batch, and may be about to name them.
   * A later expire looks again.
   */
  private boolean usedAgain(String name, FileEntry file) {
    Instant lately = run.started().minus(run.config().gc().grace());
    return name.startsWith("raw/") && !file.modified().isBefore(lately);
  }

  private void deleteAll() throws IOException {
    for (String name : gone) {
      Optional<FileEntry> there = run.storage().status(run.path(name));
      if (there.isPresent() && !usedAgain(name, there.get())) {
        run.storage().delete(run.path(name));
        count++;
        bytes += there.get().length();
      }
    }
  }
}
