package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * The ledger of a warehouse: {@code ledger/v00000001} and so on, each naming what one commit added
 * and the hash of the file before it. Now and then a checkpoint tells what the versions so far add
 * up to, for quicker loading; the versions remain the truth. To commit is to give a finished file
 * the next of these names, which one writer alone can do.
 */
public final class Ledger {
  private final Storage storage;
  private final LedgerFiles files;
  private final Checkpoints checkpoints;

  private Ledger(Storage storage, LedgerFiles files, CheckpointRule rule) {
    this.storage = storage;
    this.files = files;
    this.checkpoints = new Checkpoints(storage, files, rule);
  }

  /** The ledger of a warehouse, which may be empty. Touches nothing. */
  public static Ledger open(Storage storage, Path warehouse) {
    return open(storage, warehouse, CheckpointRule.USUAL);
  }

  static Ledger open(Storage storage, Path warehouse, CheckpointRule rule) {
    return new Ledger(storage, new LedgerFiles(storage, warehouse), rule);
  }

  /**
   * Reads the newest checkpoint that is sound, and all versions after it.
   *
   * @throws DamagedLedger if one is missing, altered or of a newer format
   */
  public LedgerState load() throws IOException {
    Optional<Hint> hint = files.hint();
    return advance(checkpoints.newest(hint), newest(hint), Hint.NONE);
  }

  /** Reads the versions that came after a state of this ledger. */
  public LedgerState refresh(LedgerState known) throws IOException {
    Optional<Hint> hint = files.hint();
    return advance(known, newest(hint), hint.orElse(Hint.NONE));
  }

  private long newest(Optional<Hint> hint) throws IOException {
    return hint.isPresent() ? hint.get().version() : files.newestListed();
  }

  /**
   * Reads on.
   *
   * @param newest a version that must be there
   * @param others what other runs say of the checkpoints that they wrote since
   */
  private LedgerState advance(LedgerState known, long newest, Hint others) throws IOException {
    Replay replay = new Replay(files, known);
    replay.mark(others);
    while (true) {
      Optional<LedgerVersion> next = files.read(replay.version() + 1);
      if (next.isPresent()) {
        replay.add(next.get());
        replay.mark(others);
      } else if (replay.version() < newest) {
        throw DamagedLedger.altered(
            files.path(replay.version() + 1), "is missing although version " + newest + " exists");
      } else {
        return replay.state();
      }
    }
  }

  /** Reads every version in order, for those who need more than the state keeps. */
  public void forEachVersion(VersionReader reader) throws IOException {
    Replay.forEach(files, 1, load().version(), reader);
  }

  /** Reads the versions after one state up to another in order. */
  void forEachVersion(LedgerState after, LedgerState last, VersionReader reader)
      throws IOException {
    Replay.forEach(files, after.version() + 1, last.version(), reader);
  }

  /**
   * The version that was the newest at an instant, as far as the times of the files tell; 0 if
   * there was none.
   */
  long versionAt(Instant instant, LedgerState newest) throws IOException {
    long version = newest.version();
    while (version > 0 && files.writtenAfter(version, instant)) {
      version--;
    }
    return version;
  }

  /** The state as of a version, and every version up to it in order. */
  LedgerState stateOf(long newest, VersionReader reader) throws IOException {
    Replay replay = new Replay(files, none());
    for (long version = 1; version <= newest; version++) {
      LedgerVersion next = files.require(version);
      replay.add(next);
      reader.read(next);
    }
    return replay.state();
  }

  /** The state before the first version. */
  LedgerState none() {
    return LedgerState.empty(files);
  }

  /**
   * Files of the ledger itself that nobody needs: what is under temporary names, and checkpoints
   * that others have replaced.
   */
  public List<FileEntry> leftovers(LedgerState state) throws IOException {
    List<FileEntry> leftovers = new ArrayList<>(files.temporaries());
    for (long version : files.listedCheckpoints()) {
      if (version != state.checkpoint().version() && version != state.checkpoint().earlier()) {
        storage.status(files.checkpoint(version)).ifPresent(leftovers::add);
      }
    }
    return leftovers;
  }

  /**
   * Adds a version.
   *
   * @param base what the entries were decided on; the new version follows it
   * @param runId of the run that commits; letters, digits, {@code . _ -}
   * @return the state with the entries
   * @throws LedgerConflict if another run has added a version after {@code base}
   * @throws UnknownCommit if the outcome cannot be told; nothing that is named may be deleted
   * @throws IOException if the commit certainly did not happen
   * @throws IllegalArgumentException if an entry contradicts what is committed
   */
  public LedgerState commit(
      LedgerState base, String runId, Instant committed, List<? extends LedgerEntry> entries)
      throws IOException, LedgerConflict {
    LedgerFiles.checkRunId(runId);
    long version = base.version() + 1;
    byte[] bytes = VersionFile.encode(version, runId, committed, base.sha256(), entries);
    Replay replay = new Replay(files, base);
    replay.check(readBack(bytes, version, entries));
    putInPlace(version, files.writeTemporary(runId, out -> out.write(bytes)), bytes);
    LedgerState state = checkpoints.writeIfDue(replay.state(), runId);
    files.writeHint(runId, state.checkpoint().hint(version));
    return state;
  }

  /** A version that cannot be read would end the ledger for good: it must not be committed. */
  private LedgerVersion readBack(byte[] bytes, long version, List<? extends LedgerEntry> entries) {
    try {
      LedgerVersion read = VersionFile.decode(bytes, files.path(version));
      if (read.entries().equals(entries) && !entries.isEmpty()) {
        return read;
      }
    } catch (DamagedLedger e) {
      throw new IllegalArgumentException("Invalid entries: they could not be read back", e);
    }
    throw new IllegalArgumentException("Invalid entries: none, or not what would be read back");
  }

  private void putInPlace(long version, Path finished, byte[] bytes)
      throws IOException, LedgerConflict {
    IOException unknown = new IOException("the name is taken by a file that is not there");
    for (int attempt = 0; attempt < LedgerFiles.ATTEMPTS; attempt++) {
      try {
        if (storage.commit(finished, files.path(version))) {
          return;
        }
      } catch (IOException e) {
        unknown = e;
      }
      if (decided(version, finished, bytes, unknown)) {
        return;
      }
    }
    throw new UnknownCommit(version, unknown);
  }

  /**
   * Looks whose the version is. Even a plain "taken" may be our own doing, when the file system
   * sent the request twice.
   */
  private boolean decided(long version, Path finished, byte[] bytes, IOException unknown)
      throws IOException, LedgerConflict {
    Optional<byte[]> there;
    try {
      there = files.bytes(files.path(version));
    } catch (IOException e) {
      unknown.addSuppressed(e);
      throw new UnknownCommit(version, unknown);
    }
    if (there.isEmpty()) {
      return false;
    }
    files.deleteIfPossible(finished);
    if (Arrays.equals(there.get(), bytes)) {
      return true;
    }
    throw new LedgerConflict(VersionFile.decode(there.get(), files.path(version)));
  }

  /** Is shown one version after the other. */
  @FunctionalInterface
  public interface VersionReader {
    /** Looks at a version. */
    void read(LedgerVersion version) throws IOException;
  }
}
