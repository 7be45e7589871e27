package io.nodelog.app.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nodelog.app.run.Run;
import io.nodelog.app.run.SummaryRows;
import io.nodelog.bytes.EpochMicros;
import io.nodelog.bytes.SafeText;
import io.nodelog.config.NodeConfig;
import io.nodelog.config.OutagesConfig;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.record.event.NodeEventKind;
import io.nodelog.report.reliability.Fleet;
import io.nodelog.report.reliability.LastSigns;
import io.nodelog.report.reliability.OutageRules;
import io.nodelog.report.reliability.Sighting;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the summaries of all dates say of nodes, with the inventory and the rules of the site. */
final class NodeEventFiles implements Closeable {
  private final Run run;
  private final LedgerState state;
  private final List<String> dates;
  private final Fleet fleet;
  private final SummaryRows summaries;
  private long lastEvent;

  NodeEventFiles(Run run, LedgerState state) {
    this.run = run;
    this.state = state;
    this.summaries = SummaryRows.of(run, state, LocalDate.EPOCH.toString());
    this.dates = datesOf(SummaryTable.NODE_EVENTS);
    this.fleet = new Fleet(nodes().values());
  }

  /** The nodes that are configured, and those that logs came from. */
  private Map<String, Fleet.Node> nodes() {
    Map<String, Fleet.Node> nodes = new LinkedHashMap<>();
    for (NodeConfig node : run.config().nodes()) {
      List<String> names = new ArrayList<>(node.addresses());
      node.host().ifPresent(names::add);
      nodes.put(node.name(), new Fleet.Node(node.name(), node.rack(), names));
    }
    for (String name : state.nodes()) {
      nodes.putIfAbsent(name, new Fleet.Node(name, Optional.empty(), List.of()));
    }
    return nodes;
  }

  private List<String> datesOf(SummaryTable table) {
    return state.summarizedDates().stream()
        .filter(date -> !state.summaryFiles(table.tableName(), date).isEmpty())
        .toList();
  }

  /** Whether nothing was ever said of any node. */
  boolean isEmpty() {
    return dates.isEmpty();
  }

  Fleet fleet() {
    return fleet;
  }

  OutageRules rules() {
    OutagesConfig config = run.config().outages();
    return new OutageRules(
        micros(config.hdfsExpiry()),
        micros(config.yarnExpiry()),
        config.minClusterShare(),
        config.minClusterNodes(),
        micros(config.longPause()),
        micros(config.observerGrace()),
        micros(config.burstGap()),
        config.burstFailures(),
        TrafficFiles.rule(config),
        config.planned().stream().map(NodeEventFiles::planned).toList());
  }

  private static OutageRules.PlannedTime planned(OutagesConfig.Planned one) {
    return new OutageRules.PlannedTime(one.node(), micros(one.from()), micros(one.to()));
  }

  static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }

  private static long micros(Instant instant) {
    return EpochMicros.of(instant);
  }

  /** All events, of all dates. An event of a kind that came with a newer version is passed over. */
  List<Sighting> events() throws IOException {
    List<Sighting> events = new ArrayList<>();
    for (String date : dates) {
      SortedRows rows = rows(SummaryTable.NODE_EVENTS, date);
      while (rows.next()) {
        event(rows).ifPresent(events::add);
      }
    }
    lastEvent = events.stream().mapToLong(Sighting::time).max().orElse(Long.MIN_VALUE);
    return events;
  }

  private static Optional<Sighting> event(SortedRows rows) throws IOException {
    KeyReader key = new KeyReader().set(rows.key());
    ValueReader value = new ValueReader().set(rows.value());
    long time = key.instant();
    String subject = SafeText.decode(key.text());
    String observer = SafeText.decode(key.text());
    Optional<NodeEventKind> kind = NodeEventKind.of(SafeText.decode(key.text()));
    String detail = SafeText.decode(key.text());
    long events = value.sum();
    ByteRange evidence = new ByteRange();
    value.bytes(evidence);
    int fileLength = evidence.length() - Long.BYTES - 1;
    String file = new String(evidence.bytes(), evidence.from(), fileLength, UTF_8);
    long offset = ByteBuffer.wrap(evidence.bytes(), evidence.to() - 8, 8).getLong();
    return kind.map(
        one -> new Sighting(time, subject, observer, one, detail, events, file, offset));
  }

  LastSigns signs() {
    return new SignFiles(
        run.config().report().zone(), fleet, date -> rows(SummaryTable.NODE_SIGNS, date));
  }

  /**
   * The end of what is known, exclusive: the time of the latest line. Only lines say how far the
   * nodes were watched; what a clock says when reports are made does not matter.
   */
  long watchedTo() throws IOException {
    List<String> arrivals = datesOf(SummaryTable.ARRIVALS);
    long last = lastEvent;
    if (!arrivals.isEmpty()) {
      SortedRows rows = rows(SummaryTable.ARRIVALS, arrivals.get(arrivals.size() - 1));
      while (rows.next()) {
        ValueReader value = new ValueReader().set(rows.value());
        for (int i = 0; i < 3; i++) {
          value.sum();
        }
        value.extreme();
        last = Math.max(last, value.extreme());
      }
    }
    return last;
  }

  private SortedRows rows(SummaryTable table, String date) throws IOException {
    return summaries.rows(table, LocalDate.parse(date));
  }

  @Override
  public void close() throws IOException {
    summaries.close();
  }
}
