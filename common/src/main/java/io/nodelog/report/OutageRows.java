package io.nodelog.report;

import io.nodelog.report.reliability.Downtime;
import io.nodelog.report.reliability.Fleet;
import io.nodelog.report.reliability.FleetHistory;
import io.nodelog.report.reliability.Outage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code node_outages}. */
final class OutageRows {
  private final FleetHistory history;
  private final Fleet fleet;

  OutageRows(FleetHistory history, Fleet fleet) {
    this.history = history;
    this.fleet = fleet;
  }

  List<NodeOutagesRow> of(HistoryReports.Day day) {
    return history.outages().stream()
        .filter(outage -> day.has(outage.detected()))
        .map(this::row)
        .toList();
  }

  private NodeOutagesRow row(Outage outage) {
    boolean open = outage.end() == Downtime.OPEN;
    return new NodeOutagesRow(
        outage.node(),
        fleet.rack(outage.node()).orElse(null),
        outage.service().word(),
        outage.cause().word(),
        Instants.ofMicros(outage.detected()),
        Instants.ofMicros(outage.corrected()),
        open ? null : Instants.ofMicros(outage.end()),
        open,
        open ? null : Seconds.of(outage.end() - outage.detected()),
        open ? null : Seconds.of(outage.end() - outage.corrected()),
        outage.evidence().kind().word(),
        outage.evidence().detail(),
        outage.evidence().observer(),
        outage.evidence().file(),
        outage.evidence().offset(),
        textIfAny(outage.endedBy()),
        textIfAny(outage.incident()));
  }

  private static @Nullable String textIfAny(String text) {
    return text.isEmpty() ? null : text;
  }
}
