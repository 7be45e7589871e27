package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * The ledger of a warehouse: {@code ledger/v00000001} and so on, each naming what one commit added
 * and the hash of the file before it. To commit is to give a finished file the next of these names,
 * which one writer alone can do.
 */
public final class Ledger {
  private final Storage storage;
  private final LedgerFiles files;

  private Ledger(Storage storage, LedgerFiles files) {
    this.storage = storage;
    this.files = files;
  }

  /** The ledger of a warehouse, which may be empty. Touches nothing. */
  public static Ledger open(Storage storage, Path warehouse) {
    return new Ledger(storage, new LedgerFiles(storage, warehouse));
  }

  /**
   * Reads all versions.
   *
   * @throws DamagedLedger if one is missing, altered or of a newer format
   */
  public LedgerState load() throws IOException {
    return refresh(LedgerState.empty());
  }

  /** Reads the versions that came after a state of this ledger. */
  public LedgerState refresh(LedgerState known) throws IOException {
    long newest = files.hint().orElse(0);
    if (newest == 0) {
      newest = files.newestListed();
    }
    Replay replay = new Replay(files, known);
    while (true) {
      Optional<LedgerVersion> next = files.read(replay.version() + 1);
      if (next.isPresent()) {
        replay.add(next.get());
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
    Replay.forEach(files, load().version(), reader);
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
    putInPlace(version, files.writeTemporary(runId, bytes), bytes);
    files.writeHint(runId, version);
    return replay.state();
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
