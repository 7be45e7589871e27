package io.nodelog.app.publish;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.report.NodeAvailabilityRow;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

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
    return NodeHistory.reports(run, state, new TrafficFiles(run, state).all())
        .map(reports -> reports.availability(micros(from), micros(to)))
        .orElse(List.of());
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
