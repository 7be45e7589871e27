package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/** Compares each checkpoint with what the versions up to it give. */
final class CheckpointCheck {
  private final Storage storage;
  private final LedgerFiles files;
  private final List<String> findings;
  private final Set<Long> unseen;
  private final List<Path> wrong = new ArrayList<>();

  CheckpointCheck(Storage storage, LedgerFiles files, List<String> findings) throws IOException {
    this.storage = storage;
    this.files = files;
    this.findings = findings;
    this.unseen = new HashSet<>(files.listedCheckpoints());
  }

  /** Compares a state with its checkpoint, if there is one. */
  void compare(LedgerState state) throws IOException {
    if (!unseen.remove(state.version())) {
      return;
    }
    Path file = files.checkpoint(state.version());
    if (!isSound(file)) {
      wrong.add(file);
      findings.add(file + " is damaged; harmless, the versions say the same (delete it)");
    } else if (!Sha256.of(storage, file).equals(CheckpointWriter.sha256(state))) {
      wrong.add(file);
      findings.add(file + " is not what the versions up to it give (delete it)");
    }
  }

  /** Those that are not what they should be, of all that were compared. */
  List<Path> wrong() {
    return wrong;
  }

  private boolean isSound(Path file) {
    try (InputStream in = new StorageStream(storage.open(file))) {
      CheckpointReader.read(in, new RowReader(files));
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Reports checkpoints of versions that were not reached. */
  void reportOthers() {
    unseen.stream()
        .sorted()
        .forEach(
            version ->
                findings.add(
                    files.checkpoint(version)
                        + " is of a version that cannot be read; harmless (delete it once the"
                        + " ledger is mended)"));
  }
}
