package io.nodelog.hdfs.ledger;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The ledger cannot be trusted as it lies there. Nothing is guessed: what an earlier version said
 * would be old data passed off as new.
 */
public final class DamagedLedger extends IOException {
  private static final long serialVersionUID = 1;

  DamagedLedger(Path file, String reason, @Nullable Throwable cause) {
    super("Cannot read the ledger: " + file + " " + reason, cause);
  }

  static DamagedLedger altered(Path file, String what) {
    return new DamagedLedger(
        file,
        what + "; restore the file from a snapshot or a backup (\"nodelog fsck\" lists all damage)",
        null);
  }

  static DamagedLedger newer(Path file, String what, @Nullable Throwable cause) {
    return new DamagedLedger(
        file, what + "; it was written by a newer Nodelog: use that release or a later one", cause);
  }
}
