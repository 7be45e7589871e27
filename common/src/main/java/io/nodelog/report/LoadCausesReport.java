package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.record.ClientKind;
import io.nodelog.report.load.Balance;
import io.nodelog.report.load.Chance;
import io.nodelog.report.load.Inventory;
import io.nodelog.report.load.Load;
import io.nodelog.report.load.PeriodLoads;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.KeyType;
import io.nodelog.summary.RowCodec;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code load_causes}: of each pool, of each hour, then of the day, what brought the hottest
 * node more than its fair share.
 *
 * <p>Memory is bounded: what brings less than a two-hundredth of a node's load in each hour is not
 * looked at, so that there are at most two hundred routes and virtual hosts an hour and load.
 * Clients are looked at one by one, of the day only.
 */
final class LoadCausesReport implements ReportMaker {
  private static final double LEAST_SHARE = 0.005;

  private final Inventory inventory;

  LoadCausesReport(Inventory inventory) {
    this.inventory = inventory;
  }

  /** The loads of the hours of a day, and the nodes that are too hot. */
  private static final class Day {
    private final SortedMap<Long, PeriodLoads> hours = new TreeMap<>();
    private final SortedMap<Long, List<HotSpot>> ofHours = new TreeMap<>();
    private final List<HotSpot> ofDay = new ArrayList<>();

    List<HotSpot> spotsOf(long hourStart) {
      List<HotSpot> spots = new ArrayList<>(ofHours.getOrDefault(hourStart, List.of()));
      spots.addAll(ofDay);
      return spots;
    }

    boolean isEven() {
      return ofDay.isEmpty() && ofHours.isEmpty();
    }

    /** From which load on something may be the cause, by what its node had in the hour. */
    double least(RouteRow row, Load load) {
      PeriodLoads hour = hours.getOrDefault(row.hourStart(), new PeriodLoads());
      return LEAST_SHARE * hour.of(load, row.node());
    }
  }

  @Override
  public Set<Report> reports() {
    return Set.of(Report.LOAD_CAUSES);
  }

  @Override
  public Set<Context> contexts() {
    return Set.of(Context.SETTINGS);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    NodePool.forEach(summaries, inventory, pool -> make(pool, summaries, sink));
  }

  private void make(NodePool pool, SummaryInputs summaries, ReportSink sink) throws IOException {
    Day day = read(pool, summaries);
    if (day.isEven()) {
      return;
    }
    considerLargest(pool, summaries, day);
    addUp(pool, summaries, day);
    addClients(pool, summaries, day.ofDay);
    for (List<HotSpot> spots : day.ofHours.values()) {
      tell(spots, sink);
    }
    tell(day.ofDay, sink);
  }

  private static void tell(List<HotSpot> spots, ReportSink sink) throws IOException {
    for (HotSpot spot : spots) {
      spot.tell(sink);
    }
  }

  private Day read(NodePool pool, SummaryInputs summaries) throws IOException {
    Day day = new Day();
    PeriodLoads whole = new PeriodLoads();
    pool.forEachRoute(
        summaries,
        row -> {
          PeriodLoads hour =
              day.hours.computeIfAbsent(row.hourStart(), absent -> new PeriodLoads());
          hour.add(row.node(), row.requests(), row.bytesSent(), row.busyMicros());
          whole.add(row.node(), row.requests(), row.bytesSent(), row.busyMicros());
        });
    SortedSet<String> serving = inventory.namesIn(pool.name());
    serving.addAll(whole.nodes());
    day.hours.forEach(
        (start, loads) -> {
          List<HotSpot> spots = spots(pool, start, loads, serving);
          if (!spots.isEmpty()) {
            day.ofHours.put(start, spots);
          }
        });
    day.ofDay.addAll(spots(pool, null, whole, serving));
    return day;
  }

  private List<HotSpot> spots(
      NodePool pool, @Nullable Long hourStart, PeriodLoads loads, SortedSet<String> serving) {
    List<HotSpot> spots = new ArrayList<>();
    boolean enough = loads.total(Load.REQUESTS) >= Chance.FEWEST_REQUESTS_PER_NODE * serving.size();
    for (Load load : Load.values()) {
      loads
          .balance(load, serving, inventory)
          .filter(balance -> enough && isHot(balance))
          .map(balance -> new HotSpot(pool.name(), hourStart, load, balance, loads))
          .ifPresent(spots::add);
    }
    return spots;
  }

  private static boolean isHot(Balance balance) {
    return balance.hottestShare() >= Chance.HOT_FACTOR * balance.hottestFairShare();
  }

  /** What is large in a day is as large in one of its hours. */
  private static void considerLargest(NodePool pool, SummaryInputs summaries, Day day)
      throws IOException {
    Map<HotSpot.Name, long[]> hosts = new HashMap<>();
    RouteRow[] last = new RouteRow[1];
    pool.forEachRoute(
        summaries,
        row -> {
          if (last[0] != null && !sameHost(last[0], row)) {
            considerHost(last[0], hosts, day);
          }
          last[0] = row;
          for (HotSpot spot : day.spotsOf(row.hourStart())) {
            consider(spot, row, row.routeName(), row.of(spot.load()), day);
          }
          long[] loads = hosts.computeIfAbsent(row.hostName(), absent -> new long[3]);
          for (Load load : Load.values()) {
            loads[load.ordinal()] = RowCodec.add(loads[load.ordinal()], row.of(load));
          }
        });
    if (last[0] != null) {
      considerHost(last[0], hosts, day);
    }
  }

  private static boolean sameHost(RouteRow left, RouteRow right) {
    return left.hourStart() == right.hourStart()
        && left.node().equals(right.node())
        && left.virtualHost().equals(right.virtualHost());
  }

  private static void considerHost(RouteRow row, Map<HotSpot.Name, long[]> hosts, Day day) {
    long[] loads = hosts.getOrDefault(row.hostName(), new long[3]);
    if (!row.virtualHost().isEmpty()) {
      for (HotSpot spot : day.spotsOf(row.hourStart())) {
        consider(spot, row, row.hostName(), loads[spot.load().ordinal()], day);
      }
    }
    hosts.clear();
  }

  private static void consider(
      HotSpot spot, RouteRow row, HotSpot.Name name, long brought, Day day) {
    if (spot.node().equals(row.node()) && brought > 0 && brought >= day.least(row, spot.load())) {
      spot.consider(name);
    }
  }

  private static void addUp(NodePool pool, SummaryInputs summaries, Day day) throws IOException {
    pool.forEachRoute(
        summaries,
        row -> {
          for (HotSpot spot : day.spotsOf(row.hourStart())) {
            spot.add(row.routeName(), row.node(), row.of(spot.load()));
            spot.add(row.hostName(), row.node(), row.of(spot.load()));
          }
        });
  }

  /** The rows of a client are neighbours. How long its requests took in all is not kept. */
  private static void addClients(NodePool pool, SummaryInputs summaries, List<HotSpot> spots)
      throws IOException {
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    ByteRange client = new ByteRange();
    byte[] current = new byte[0];
    PeriodLoads loads = new PeriodLoads();
    SortedRows rows = summaries.rows(SummaryTable.IP_NODE_ACCESS);
    while (rows.next()) {
      key.set(rows.key()).column(KeyType.CLIENT, client);
      if (!Arrays.equals(current, 0, current.length, client.bytes(), client.from(), client.to())) {
        addClient(current, loads, spots);
        current = client.copy();
        loads = new PeriodLoads();
      }
      values.set(rows.value());
      String node = SafeText.decode(key.text());
      if (pool.has(node)) {
        loads.add(node, values.sum(), values.sum(), 0);
      }
    }
    addClient(current, loads, spots);
  }

  private static void addClient(byte[] encoded, PeriodLoads loads, List<HotSpot> spots)
      throws IOException {
    if (loads.nodes().isEmpty()) {
      return;
    }
    Client client = Client.decode(encoded);
    for (HotSpot spot : spots) {
      if (client.kind() != ClientKind.NONE && spot.load() != Load.BUSY_MICROS) {
        spot.addWhole(
            new HotSpot.Name(HotSpot.CLIENT, "", client.text()),
            loads.of(spot.load(), spot.node()),
            loads.total(spot.load()));
      }
    }
  }
}
