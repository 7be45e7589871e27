package io.nodelog.app.publish;

import io.nodelog.app.run.Run;
import io.nodelog.bytes.EpochMicros;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.report.HistoryReports;
import io.nodelog.report.NodeAvailabilityRow;
import io.nodelog.report.NodesUpRow;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The availability of nodes in a period that need not be a day or a month. */
public final class AnyPeriod {
  private AnyPeriod() {}

  /**
   * Returns rows as {@code node_availability} has them; none if nobody spoke of nodes then.
   *
   * @param to exclusive, behind {@code from}
   * @throws IOException if summaries cannot be read
   */
  public static List<NodeAvailabilityRow> rows(Run run, LedgerState state, Instant from, Instant to)
      throws IOException {
    return history(run, state)
        .map(reports -> reports.availability(micros(from), micros(to)))
        .orElse(List.of());
  }

  /**
   * Returns how many nodes of racks and of the cluster were up at once; nothing if nobody spoke of
   * nodes then.
   *
   * @param to exclusive, behind {@code from}
   * @throws IOException if summaries cannot be read
   */
  public static List<NodesUpRow> nodesUp(Run run, LedgerState state, Instant from, Instant to)
      throws IOException {
    return history(run, state)
        .map(reports -> reports.nodesUp(micros(from), micros(to)))
        .orElse(List.of());
  }

  private static Optional<HistoryReports> history(Run run, LedgerState state) throws IOException {
    return NodeHistory.reports(run, state, new TrafficFiles(run, state).all());
  }

  private static long micros(Instant instant) {
    return EpochMicros.of(instant);
  }
}
