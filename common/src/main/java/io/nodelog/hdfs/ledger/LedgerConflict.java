package io.nodelog.hdfs.ledger;

/**
 * Another run committed the version first. What that run did may cover what this one meant to do:
 * read the ledger again and decide anew.
 */
public final class LedgerConflict extends Exception {
  private static final long serialVersionUID = 1;

  LedgerConflict(LedgerVersion winner) {
    super(
        "Cannot commit version %s of the ledger: run %s did at %s"
            .formatted(winner.version(), winner.runId(), winner.committed()));
  }
}
