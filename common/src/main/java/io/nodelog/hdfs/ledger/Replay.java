package io.nodelog.hdfs.ledger;

import java.io.IOException;
import java.util.Optional;

/** Adds versions to a state, each checked against the one before. */
final class Replay {
  private final LedgerFiles files;
  private final LedgerTables tables;
  private final RowReader rows;
  private CheckpointMark checkpoint;
  private long version;
  private String sha256;

  Replay(LedgerFiles files, LedgerState from) {
    this.files = files;
    this.tables = from.copyTables();
    this.rows = from.rows();
    this.checkpoint = from.checkpoint();
    this.version = from.version();
    this.sha256 = from.sha256();
  }

  long version() {
    return version;
  }

  LedgerState state() {
    return new LedgerState(version, sha256, new LedgerTables(tables), rows, checkpoint);
  }

  /** Notes that there is a checkpoint of this version, or of one not long before. */
  void mark(Hint hint) {
    if (hint.checkpoint() > checkpoint.version() && hint.checkpoint() <= version) {
      checkpoint = new CheckpointMark(hint.checkpoint(), tables.rows, hint.earlier());
    }
  }

  /** Adds a version that was read. */
  void add(LedgerVersion next) throws IOException {
    try {
      check(next);
    } catch (IllegalArgumentException e) {
      throw new DamagedLedger(
          files.path(next.version()), "contradicts the versions before: " + e.getMessage(), e);
    }
  }

  /**
   * Adds a version that is about to be written.
   *
   * @throws IllegalArgumentException if it contradicts those before; this is then of no use
   */
  void check(LedgerVersion next) throws IOException {
    if (next.version() != version + 1 || !next.previousSha256().equals(sha256)) {
      throw new IllegalArgumentException("it does not follow version " + version + " as it is");
    }
    for (LedgerEntry entry : next.entries()) {
      if (tables.voids(entry)) {
        requireAlone(next);
        requireRaw();
        startOver();
      }
      tables.add(entry, next);
    }
    version = next.version();
    sha256 = next.sha256();
  }

  /** Lets every part wait again; the state does not keep those that were summarized. */
  private void startOver() throws IOException {
    tables.voidSummaries();
    forEach(
        files,
        1,
        version,
        earlier -> {
          for (LedgerEntry entry : earlier.entries()) {
            if (entry instanceof Ingested ingested) {
              tables.reopen(ingested, earlier.version());
            }
          }
        });
  }

  static void forEach(LedgerFiles files, long first, long newest, Ledger.VersionReader reader)
      throws IOException {
    for (long version = first; version <= newest; version++) {
      reader.read(files.require(version));
    }
  }

  private void requireRaw() {
    Optional<String> before = tables.expired.get(Expired.What.RAW);
    if (before.isPresent()) {
      throw new IllegalArgumentException(
          "Cannot make all summaries anew: raw logs before " + before.get() + " have expired");
    }
  }

  private static void requireAlone(LedgerVersion next) {
    if (next.entries().size() > 1) {
      throw new IllegalArgumentException(
          "Cannot change settings in version " + next.version() + ": it has other entries too");
    }
  }
}
