package io.nodelog.hdfs.ledger;

/**
 * When a checkpoint is written: often enough that loading reads few versions behind it, and so
 * seldom that each row is written again only a few times, however large the ledger grows.
 *
 * @param fewest versions behind a checkpoint before there is another
 * @param many rows that are reason enough for another one in fewer versions
 * @param most versions behind a checkpoint until there must be another
 * @param share of all rows that must be behind a checkpoint before there is another, in percent
 */
record CheckpointRule(int fewest, int many, int most, int share) {
  static final CheckpointRule USUAL = new CheckpointRule(64, 50_000, 1024, 25);
  private static final int PERCENT = 100;

  /**
   * Whether it is time.
   *
   * @param versions behind the checkpoint
   * @param rows behind the checkpoint
   * @param all rows that there are
   */
  boolean due(long versions, long rows, long all) {
    boolean worthwhile = versions >= fewest || rows >= many;
    return versions >= most || (worthwhile && rows * PERCENT >= all * share);
  }
}
