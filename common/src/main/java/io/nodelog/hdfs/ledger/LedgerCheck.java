package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.RelativePath;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * Looks at everything that the ledger says, and compares it with what lies there: the chain of
 * versions, and length and SHA-256 of every file that is named. Reads the whole warehouse.
 */
public final class LedgerCheck {
  private final Storage storage;
  private final Path warehouse;
  private final LedgerFiles files;
  private final List<String> findings = new ArrayList<>();
  private final Set<String> damaged = new HashSet<>();
  private final CheckpointCheck checkpoints;

  private LedgerCheck(Storage storage, Path warehouse) throws IOException {
    this.storage = storage;
    this.warehouse = warehouse;
    this.files = new LedgerFiles(storage, warehouse);
    this.checkpoints = new CheckpointCheck(storage, files, findings);
  }

  /** Looks at everything. */
  public static LedgerCheck of(Storage storage, Path warehouse) throws IOException {
    LedgerCheck check = new LedgerCheck(storage, warehouse);
    check.run();
    return check;
  }

  /** Returns what is wrong, a sentence each; empty if all is well. */
  public static List<String> findings(Storage storage, Path warehouse) throws IOException {
    return of(storage, warehouse).findings;
  }

  /**
   * Whether every version is there and follows the one before: otherwise nothing can be read. Looks
   * at nothing but the versions.
   */
  public static boolean isChained(Storage storage, Path warehouse) throws IOException {
    Ledger ledger = Ledger.open(storage, warehouse);
    try {
      ledger.stateOf(ledger.load().version(), version -> {});
      return true;
    } catch (DamagedLedger e) {
      return false;
    }
  }

  /** The files that are named and are missing, or have other bytes; as the ledger names them. */
  public Set<String> damaged() {
    return damaged;
  }

  /**
   * Mends what is only there to save time: the hint and the checkpoints.
   *
   * @param runId of the run that does it
   * @return what was done, a sentence each
   */
  public List<String> mend(String runId) throws IOException {
    List<String> done = new ArrayList<>();
    for (Path file : checkpoints.wrong()) {
      storage.delete(file);
      done.add("Removed " + file + ": the versions say the same");
    }
    LedgerState state = Ledger.open(storage, warehouse).load();
    if (state.version() > 0 && files.hint().isEmpty()) {
      files.writeHint(runId, state.checkpoint().hint(state.version()));
      done.add("Wrote " + files.hintFile() + " anew");
    }
    return done;
  }

  private void run() throws IOException {
    long newest = Math.max(files.newestListed(), files.hint().orElse(Hint.NONE).version());
    if (newest > 0 && files.hint().isEmpty()) {
      findings.add(
          files.hintFile() + " is missing or damaged; harmless, the next commit writes it anew");
    }
    Replay replay = new Replay(files, LedgerState.empty(files));
    boolean chained = true;
    for (long version = 1; version <= newest; version++) {
      Optional<LedgerVersion> read = read(version);
      chained &= read.isPresent() && follows(replay, read.get());
      if (chained) {
        checkpoints.compare(replay.state());
      }
    }
    checkpoints.reportOthers();
    if (!chained) {
      findings.add(
          "The ledger is sound up to version "
              + replay.version()
              + " only; later ones count for"
              + " nothing until it is mended");
    }
    for (long version = 1; version <= newest; version++) {
      checkSegments(version, replay.state());
    }
    checkNamed(replay.state());
  }

  private Optional<LedgerVersion> read(long version) throws IOException {
    try {
      Optional<LedgerVersion> read = files.read(version);
      if (read.isEmpty()) {
        findings.add(files.path(version) + " is missing");
      }
      return read;
    } catch (DamagedLedger e) {
      findings.add(e.getMessage());
      return Optional.empty();
    }
  }

  private boolean follows(Replay replay, LedgerVersion next) throws IOException {
    if (replay.version() != next.version() - 1) {
      return false; // of a chain that broke before, and was reported there
    }
    try {
      replay.add(next);
      return true;
    } catch (DamagedLedger e) {
      findings.add(e.getMessage());
      return false;
    }
  }

  private void checkSegments(long version, LedgerState state) throws IOException {
    Optional<LedgerVersion> read;
    try {
      read = files.read(version);
    } catch (DamagedLedger e) {
      return; // was found before
    }
    read.ifPresent(one -> checkSegments(one, state));
  }

  private void checkSegments(LedgerVersion version, LedgerState state) {
    for (LedgerEntry entry : version.entries()) {
      if (entry instanceof Ingested ingested && !state.rawExpired(ingested.batch())) {
        for (Segment segment : state.current(ingested).segments()) {
          checkFile(segment.path(), segment.storedLength(), segment.storedSha256());
        }
      }
    }
  }

  private void checkNamed(LedgerState state) {
    for (SummaryFile file : state.summaryFiles()) {
      checkFile(file.path(), file.length(), file.sha256());
    }
    for (Compacted compacted : state.compacted()) {
      compacted.files().forEach(file -> checkFile(file.path(), file.length(), file.sha256()));
    }
    for (String date : state.publishedDates()) {
      for (ReportFile file : state.reportFiles(date)) {
        checkFile(file.path(), file.length(), file.sha256());
      }
    }
  }

  /** One file that cannot be read is a finding, and the others are still looked at. */
  private void checkFile(String name, long length, String sha256) {
    try {
      Path file = path(name);
      Optional<FileEntry> there = storage.status(file);
      if (there.isEmpty()) {
        addDamaged(name, file + " is missing; the ledger names it");
      } else if (there.get().length() != length) {
        addDamaged(
            name, file + " has " + there.get().length() + " bytes; the ledger says " + length);
      } else if (!Sha256.of(storage, file).equals(sha256)) {
        addDamaged(name, file + " has other bytes than the ledger says (SHA-256 differs)");
      }
    } catch (IOException | IllegalArgumentException e) {
      addDamaged(name, "Cannot read " + name + ": " + e.getMessage());
    }
  }

  private void addDamaged(String name, String finding) {
    damaged.add(name);
    findings.add(finding);
  }

  /** A referenced file has a whole URI; everything else lies inside the warehouse. */
  private Path path(String name) {
    Path named = new Path(name);
    return named.isAbsolute() ? named : RelativePath.resolve(warehouse, name);
  }
}
