package io.nodelog.hdfs.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Which files the ledger names for whoever reads it now, or began to read it not too long ago. What
 * only states before that have, because a later version replaced it, is not named any more. Eight
 * bytes of the hash of each name are kept: so a name may be taken for another that is named, and
 * its file then stays, but never the other way round.
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

  /**
   * Reads all versions.
   *
   * @param since whoever began to read before this instant has ended
   */
  public static NamedFiles read(Ledger ledger, Instant since) throws IOException {
    NamedFiles named = new NamedFiles(ledger);
    LedgerState newest = ledger.load();
    long first = ledger.versionAt(since, newest);
    LedgerState earliest = ledger.stateOf(first, named::addLasting);
    named.add(earliest.paths());
    named.state = earliest;
    named.advance(newest);
    return named;
  }

  /** Reads the versions that were committed since. */
  public void refresh() throws IOException {
    advance(ledger.refresh(state));
  }

  private void advance(LedgerState newest) throws IOException {
    ledger.forEachVersion(
        state, newest, version -> version.entries().forEach(entry -> add(entry.paths())));
    state = newest;
    Arrays.sort(hashes, 0, count);
  }

  private void addLasting(LedgerVersion version) {
    for (LedgerEntry entry : version.entries()) {
      if (!entry.lastsWithState()) {
        add(entry.paths());
      }
    }
  }

  /** The state as of the last version that was read. */
  public LedgerState state() {
    return state;
  }

  /** Whether a file is named, as the ledger names it: relative to the warehouse. */
  public boolean contains(String path) {
    return Arrays.binarySearch(hashes, 0, count, hash(path)) >= 0;
  }

  private void add(List<String> paths) {
    for (String path : paths) {
      if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, Math.multiplyExact(count, 2));
      }
      hashes[count++] = hash(path);
    }
  }

  private static long hash(String path) {
    return ByteBuffer.wrap(Sha256.digest().digest(path.getBytes(UTF_8))).getLong();
  }
}
