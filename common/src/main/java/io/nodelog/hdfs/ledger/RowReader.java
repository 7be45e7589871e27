package io.nodelog.hdfs.ledger;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows of parts out of the versions that have them. Who reads one part of a version
 * mostly wants the others too, so the latest version is kept while there is memory for it.
 */
final class RowReader {
  private final LedgerFiles files;
  private SoftReference<LedgerVersion> latest = new SoftReference<>(null);

  RowReader(LedgerFiles files) {
    this.files = files;
  }

  /** The rows of a part, in the order in which they were committed. */
  List<Ingested> read(Part part, OpenPart rows) throws IOException {
    List<Ingested> read = new ArrayList<>();
    for (long version : rows.versions()) {
      for (LedgerEntry entry : version(version).entries()) {
        if (entry instanceof Ingested ingested && ingested.part().equals(part)) {
          read.add(ingested);
        }
      }
    }
    return read;
  }

  private synchronized LedgerVersion version(long version) throws IOException {
    LedgerVersion kept = latest.get();
    if (kept != null && kept.version() == version) {
      return kept;
    }
    LedgerVersion read = files.require(version);
    latest = new SoftReference<>(read);
    return read;
  }
}
