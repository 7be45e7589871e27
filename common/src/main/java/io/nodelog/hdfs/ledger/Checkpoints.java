package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * The checkpoints of a ledger: which one to start from, and when to write another. The newest and
 * the one before are kept. One that is missing, torn or altered costs time and nothing else.
 */
final class Checkpoints {
  private final Storage storage;
  private final LedgerFiles files;
  private final CheckpointRule rule;

  Checkpoints(Storage storage, LedgerFiles files, CheckpointRule rule) {
    this.storage = storage;
    this.files = files;
    this.rule = rule;
  }

  /** The state of the newest checkpoint that is sound; without any, that of an empty ledger. */
  LedgerState newest(Optional<Hint> hint) throws IOException {
    Hint known = hint.orElse(Hint.NONE);
    Optional<LedgerState> state = read(known.checkpoint(), known.earlier());
    if (state.isPresent()) {
      return state.get();
    }
    if (hint.isPresent() && known.version() < rule.fewest()) {
      return LedgerState.empty(files); // too young to have one
    }
    for (long version : files.listedCheckpoints()) {
      Optional<LedgerState> listed = read(version, 0);
      if (listed.isPresent()) {
        return listed.get();
      }
    }
    return LedgerState.empty(files);
  }

  private Optional<LedgerState> read(long version, long earlier) {
    if (version == 0) {
      return Optional.empty();
    }
    try (InputStream in = new StorageStream(storage.open(files.checkpoint(version)))) {
      LedgerState state = CheckpointReader.read(in, new RowReader(files));
      return state.version() == version && isOfThisLedger(state)
          ? Optional.of(state.with(new CheckpointMark(version, state.checkpoint().rows(), earlier)))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // the versions say the same
    }
  }

  /** A ledger that was restored from a backup may have other versions than a checkpoint knew. */
  private boolean isOfThisLedger(LedgerState state) throws IOException {
    return Sha256.of(storage, files.path(state.version())).equals(state.sha256());
  }

  /** Writes a checkpoint of a state that was just committed, if it is time for one. */
  LedgerState writeIfDue(LedgerState state, String runId) {
    CheckpointMark last = state.checkpoint();
    long rows = state.copyTables().rows;
    if (!rule.due(state.version() - last.version(), rows - last.rows(), rows)) {
      return state;
    }
    try {
      write(state, runId);
    } catch (IOException | RuntimeException e) {
      return state; // the commit stands; the next one tries again
    }
    if (last.earlier() > 0) {
      files.deleteIfPossible(files.checkpoint(last.earlier()));
    }
    return state.with(new CheckpointMark(state.version(), rows, last.version()));
  }

  private void write(LedgerState state, String runId) throws IOException {
    Path finished = files.writeTemporary(runId, out -> CheckpointWriter.write(state, out));
    if (!storage.commit(finished, files.checkpoint(state.version()))) {
      files.deleteIfPossible(finished);
    }
  }
}
