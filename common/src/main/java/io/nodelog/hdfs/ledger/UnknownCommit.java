package io.nodelog.hdfs.ledger;

import java.io.IOException;

/**
 * Nobody can say yet whether a version was committed. What it names must stay: only a later run,
 * which reads the ledger, knows.
 */
public final class UnknownCommit extends IOException {
  private static final long serialVersionUID = 1;

  UnknownCommit(long version, Throwable cause) {
    super(
        "Cannot tell whether version %s of the ledger was committed (the next run will see): %s"
            .formatted(version, cause.getMessage()),
        cause);
  }
}
