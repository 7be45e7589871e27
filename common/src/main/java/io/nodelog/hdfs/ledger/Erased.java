package io.nodelog.hdfs.ledger;

import java.util.List;

/**
 * Lines were erased for good: other bytes, of the same length and with the same line ends, lie in
 * the place of those that were taken. What is known of sources stays, so that nothing is taken
 * again. Whoever or whatever was erased is not named.
 *
 * @param segments that were replaced; empty if only summaries were
 */
public record Erased(List<Replacement> segments) implements LedgerEntry {
  public Erased {
    segments = List.copyOf(segments);
  }

  /**
   * The bytes of a segment were replaced, wherever they were taken from, also by a batch to come:
   * that is what keeps them from coming back.
   *
   * @param sha256 of the file that the segment lay in
   * @param now a file of the warehouse with as many bytes and lines from the same offset on
   */
  public record Replacement(String sha256, Segment now) {
    public Replacement {
      EntryFields.sha256("replaced segment", sha256);
      if (now.referenced() || now.storedSha256().equals(sha256)) {
        throw new IllegalArgumentException("Cannot replace a segment by " + now.path());
      }
    }

    /** What the bytes that are no more are found by. */
    String key() {
      return key(sha256, now);
    }

    /** What the bytes of a segment are found by. */
    static String key(Segment segment) {
      return key(segment.storedSha256(), segment);
    }

    private static String key(String sha256, Segment range) {
      return sha256 + '@' + range.offset() + '+' + range.length();
    }
  }

  @Override
  public List<String> paths() {
    return segments.stream().map(one -> one.now().path()).toList();
  }
}
