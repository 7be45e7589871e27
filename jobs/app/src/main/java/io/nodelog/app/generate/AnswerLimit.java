package io.nodelog.app.generate;

/**
 * How detailed the answers of a large fleet are.
 *
 * @param clients clients of this rank and after are counted together, as {@code (other)}: 24 bytes
 *     of memory a client
 * @param nodeDays a fleet of more nodes times days has no answers by node and time, only those by
 *     client and file
 */
public record AnswerLimit(int clients, long nodeDays) {
  public AnswerLimit {
    PlanCheck.inRange("number of clients with answers", clients, 1, ClientMix.MOST);
    PlanCheck.inRange("number of node days with answers", nodeDays, 0, Long.MAX_VALUE);
  }

  /** A million clients in 24 MB of memory, 2,000 node days in 576,000 rows. */
  public static AnswerLimit standard() {
    return new AnswerLimit(1_000_000, 2_000);
  }
}
