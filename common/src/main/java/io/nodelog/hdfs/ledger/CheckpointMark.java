package io.nodelog.hdfs.ledger;

/**
 * Which checkpoints a ledger has, as far as a state knows.
 *
 * @param version that the newest one is of; 0 if there is none
 * @param rows that the ledger had then
 * @param earlier the version that the one before is of; 0 if there is none
 */
record CheckpointMark(long version, long rows, long earlier) {
  static final CheckpointMark NONE = new CheckpointMark(0, 0, 0);

  /** What the hint says of a ledger that has them. */
  Hint hint(long newest) {
    return new Hint(newest, version, earlier);
  }
}
