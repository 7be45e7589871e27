package io.nodelog.hdfs.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What one commit added to the ledger.
 *
 * @param version from 1
 * @param runId the run that committed it
 * @param committed when, by that run's clock
 * @param previousSha256 of the file of the version before; empty for the first
 * @param sha256 of this version's file
 * @param entries what became true
 */
public record LedgerVersion(
    long version,
    String runId,
    Instant committed,
    String previousSha256,
    String sha256,
    List<LedgerEntry> entries) {

  public LedgerVersion {
    entries = List.copyOf(entries);
  }
}
