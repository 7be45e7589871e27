package io.nodelog.hdfs.ledger;

/**
 * How an ingest found a source.
 *
 * @param node whose log it is
 * @param source the name of the source
 * @param expected whether it is configured; otherwise it was only found, in a landing area
 * @param state what became of the look at it
 * @param files how many files it had
 * @param problem a sentence that says why it failed, at most {@link #LONGEST_PROBLEM} characters;
 *     empty if it did not
 */
public record SourceSeen(
    String node, String source, boolean expected, State state, int files, String problem) {
  /** How long the sentence of a problem may be. */
  public static final int LONGEST_PROBLEM = 200;

  public SourceSeen {
    EntryFields.text("node", node);
    EntryFields.text("source", source);
    if (problem.length() > LONGEST_PROBLEM) {
      throw new IllegalArgumentException(
          "Invalid problem: %s characters (must be %s or fewer)"
              .formatted(problem.length(), LONGEST_PROBLEM));
    }
  }

  /** What became of the look at a source. */
  public enum State {
    /** It has files, and all of them could be read. */
    FOUND,
    /** It has no files, which is allowed. */
    NO_FILES,
    /** It could not be reached or listed, or one of its files could not be read to its end. */
    FAILED,
    /** It comes through standard input, so that nobody looks for files. */
    STANDARD_INPUT,
    /** It was known before, and is neither configured nor found any more. */
    GONE
  }

  /**
   * Whether another look tells nothing that is worth a version of the ledger: how many files there
   * are, and the words of a problem, may change with every run.
   */
  public boolean saysTheSameAs(SourceSeen other) {
    return expected == other.expected && state == other.state;
  }
}
