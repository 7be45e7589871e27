package io.nodelog.hdfs.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which files any version of a ledger names. Eight bytes of the hash of each name are kept: so a
 * name may be taken for another that is named, and its file then stays, but never the other way
 * round.
 */
public final class NamedFiles {
  private static final int FIRST_ROOM = 1024;

  private final Ledger ledger;
  private LedgerState state;
  private long[] hashes = new long[FIRST_ROOM];
  private int count;

  private NamedFiles(Ledger ledger) {
    this.ledger = ledger;
    this.state = ledger.none();
  }

  /** Reads all versions. */
  public static NamedFiles read(Ledger ledger) throws IOException {
    NamedFiles named = new NamedFiles(ledger);
    named.advance(ledger.load());
    return named;
  }

  /** Reads the versions that were committed since. */
  public void refresh() throws IOException {
    advance(ledger.refresh(state));
  }

  private void advance(LedgerState newest) throws IOException {
    int before = count;
    ledger.forEachVersion(
        state,
        newest,
        version ->
            version.entries().forEach(entry -> entry.paths().forEach(path -> add(hash(path)))));
    state = newest;
    if (count > before) {
      Arrays.sort(hashes, 0, count);
    }
  }

  /** The state as of the last version that was read. */
  public LedgerState state() {
    return state;
  }

  /** Whether a version names a file, as the ledger names it: relative to the warehouse. */
  public boolean contains(String path) {
    return Arrays.binarySearch(hashes, 0, count, hash(path)) >= 0;
  }

  private void add(long hash) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.multiplyExact(count, 2));
    }
    hashes[count++] = hash;
  }

  private static long hash(String path) {
    return ByteBuffer.wrap(Sha256.digest().digest(path.getBytes(UTF_8))).getLong();
  }
}
