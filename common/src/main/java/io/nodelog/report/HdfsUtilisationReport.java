package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.record.event.NodeSpace;
import io.nodelog.report.load.Utilisation;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes {@code hdfs_utilisation}: the nodes of a snapshot are neighbours. */
final class HdfsUtilisationReport implements ReportMaker {
  private final UpstreamNodes inventory;

  /**
   * @param inventory finds the nodes that snapshots name by address and port
   */
  HdfsUtilisationReport(UpstreamNodes inventory) {
    this.inventory = inventory;
  }

  @Override
  public Set<Report> reports() {
    return Set.of(Report.HDFS_UTILISATION);
  }

  @Override
  public Set<Context> contexts() {
    return Set.of(Context.SETTINGS);
  }

  /** A node in a snapshot. */
  private record Seen(long time, String observer, NodeSpace space) {
    static Seen read(KeyReader key, ValueReader values) throws IOException {
      long time = key.instant();
      String observer = SafeText.decode(key.text());
      String node = SafeText.decode(key.text());
      String state = SafeText.decode(key.text());
      return new Seen(
          time,
          observer,
          new NodeSpace(
              node,
              state,
              values.extreme(),
              values.extreme(),
              values.extreme(),
              values.extreme(),
              values.extreme()));
    }

    boolean isWith(Seen other) {
      return time == other.time && observer.equals(other.observer);
    }
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    List<Seen> snapshot = new ArrayList<>();
    SortedRows rows = summaries.rows(SummaryTable.NODE_SPACE);
    while (rows.next()) {
      Seen next = Seen.read(key.set(rows.key()), values.set(rows.value()));
      if (!snapshot.isEmpty() && !snapshot.get(0).isWith(next)) {
        emit(snapshot, sink);
        snapshot.clear();
      }
      snapshot.add(next);
    }
    emit(snapshot, sink);
  }

  private void emit(List<Seen> snapshot, ReportSink sink) throws IOException {
    Utilisation all = Utilisation.of(snapshot.stream().map(Seen::space).toList());
    for (Seen one : snapshot) {
      sink.row(Report.HDFS_UTILISATION, row(one, all));
    }
  }

  private HdfsUtilisationRow row(Seen one, Utilisation all) {
    NodeSpace space = one.space();
    Double utilisation = orNull(Utilisation.of(space));
    Double deviation = orNull(all.deviation(space));
    return new HdfsUtilisationRow(
        Instants.ofMicros(one.time()),
        one.observer(),
        space.node(),
        inventory.of(space.node()).orElse(null),
        space.state(),
        space.capacityBytes(),
        space.usedBytes(),
        space.nonDfsUsedBytes(),
        space.remainingBytes(),
        space.blocks(),
        utilisation,
        orNull(all.mean()),
        deviation,
        all.classOf(space).orElse(null),
        orNull(all.spread()),
        all.nodes());
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
