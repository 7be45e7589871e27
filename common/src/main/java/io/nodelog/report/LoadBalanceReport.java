package io.nodelog.report;

import io.nodelog.report.load.Balance;
import io.nodelog.report.load.Chance;
import io.nodelog.report.load.Inventory;
import io.nodelog.report.load.KnownDown;
import io.nodelog.report.load.Load;
import io.nodelog.report.load.LoadIndices;
import io.nodelog.report.load.PeriodLoads;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code load_balance}: of each pool each load of each bucket in its order, then of the day.
 * Holds the nodes of a date in memory.
 */
final class LoadBalanceReport implements ReportMaker {
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final long bucketMicros;
  private final Inventory inventory;
  private final KnownDown down;

  LoadBalanceReport(int bucketSeconds, Inventory inventory, KnownDown down) {
    this.bucketMicros = bucketSeconds * MICROS_PER_SECOND;
    this.inventory = inventory;
    this.down = down;
  }

  /** What became of the buckets of a day. */
  private static final class Verdicts {
    private int tested;
    private int hot;

    void add(Optional<Balance> balance) {
      tested += balance.filter(one -> one.chanceProbability().isPresent()).isPresent() ? 1 : 0;
      hot += balance.filter(Balance::hot).isPresent() ? 1 : 0;
    }
  }

  /** A period, the nodes that serve, and those of them that were up. */
  private record Period(
      String pool,
      @Nullable Long bucketStart,
      PeriodLoads loads,
      SortedSet<String> serving,
      SortedSet<String> up) {}

  @Override
  public Set<Report> reports() {
    return Set.of(Report.LOAD_BALANCE);
  }

  @Override
  public Set<Context> contexts() {
    return Set.of(Context.HISTORY, Context.SETTINGS);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    NodePool.forEach(summaries, inventory, pool -> make(pool, summaries, sink));
  }

  private void make(NodePool pool, SummaryInputs summaries, ReportSink sink) throws IOException {
    SortedSet<String> serving = pool.serving(summaries);
    PeriodLoads day = new PeriodLoads();
    SortedSet<String> everUp = new TreeSet<>();
    Map<Load, Verdicts> verdicts = new EnumMap<>(Load.class);
    pool.forEachBucket(
        summaries,
        nodes -> {
          Period bucket = bucket(pool.name(), nodes, serving);
          day.add(bucket.loads());
          everUp.addAll(bucket.up());
          for (Load load : Load.values()) {
            Optional<Balance> balance = bucket.loads().balance(load, bucket.up(), inventory);
            verdicts.computeIfAbsent(load, absent -> new Verdicts()).add(balance);
            sink.row(Report.LOAD_BALANCE, row(bucket, load, balance, null));
          }
        });
    for (Map.Entry<Load, Verdicts> one : verdicts.entrySet()) {
      Period whole = new Period(pool.name(), null, day, serving, everUp);
      Optional<Balance> balance = day.balance(one.getKey(), whole.up(), inventory);
      sink.row(Report.LOAD_BALANCE, row(whole, one.getKey(), balance, one.getValue()));
    }
  }

  private Period bucket(String pool, List<NodeBucket> nodes, SortedSet<String> serving) {
    long start = nodes.get(0).bucketStart();
    PeriodLoads loads = NodeBucket.loads(nodes);
    SortedSet<String> up = new TreeSet<>(serving);
    up.removeIf(node -> down.allOf(node, start, start + bucketMicros));
    up.addAll(loads.nodes());
    return new Period(pool, start, loads, serving, up);
  }

  private static LoadBalanceRow row(
      Period period, Load load, Optional<Balance> balance, @Nullable Verdicts verdicts) {
    long requests = period.loads().total(Load.REQUESTS);
    Balance some = balance.orElse(null);
    return new LoadBalanceRow(
        period.pool(),
        period.bucketStart() == null ? "day" : "bucket",
        period.bucketStart() == null ? null : Instants.ofMicros(period.bucketStart()),
        load.word(),
        period.serving().size(),
        period.up().size(),
        requests,
        period.loads().total(load),
        requests >= Chance.FEWEST_REQUESTS_PER_NODE * period.up().size(),
        index(balance, LoadIndices::maxOverMean),
        index(balance, LoadIndices::relativeImbalance),
        index(balance, LoadIndices::variation),
        some == null ? null : valueIfAny(some.chanceVariation()),
        index(balance, LoadIndices::gini),
        index(balance, LoadIndices::jain),
        index(balance, LoadIndices::entropy),
        index(balance, LoadIndices::effectiveNodes),
        some == null ? null : some.hottest(),
        some == null ? null : some.hottestShare(),
        some == null ? null : some.hottestFairShare(),
        some == null ? null : some.coolest(),
        some == null ? null : some.coolestShare(),
        some == null ? null : valueIfAny(some.chanceProbability()),
        some != null && some.hot(),
        verdicts == null ? null : verdicts.tested,
        verdicts == null ? null : verdicts.hot,
        verdicts == null ? null : verdicts.tested * Chance.HOT_PROBABILITY);
  }

  private static @Nullable Double index(
      Optional<Balance> balance, ToDoubleFunction<LoadIndices> index) {
    return balance.isPresent() ? index.applyAsDouble(balance.get().indices()) : null;
  }

  private static @Nullable Double valueIfAny(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
