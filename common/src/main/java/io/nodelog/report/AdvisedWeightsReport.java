package io.nodelog.report;

import io.nodelog.report.load.AdvisedWeight;
import io.nodelog.report.load.Inventory;
import io.nodelog.summary.RowCodec;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes {@code advised_weights}: a row for each node of the inventory, and that had requests. */
final class AdvisedWeightsReport implements ReportMaker {
  private static final int FEWEST_NODES = 2;

  private final Inventory inventory;

  AdvisedWeightsReport(Inventory inventory) {
    this.inventory = inventory;
  }

  /** What a node did on the date. */
  private static final class Work {
    private long requests;
    private long timedRequests;
    private long busyMicros;

    void add(NodeBucket bucket) {
      requests = RowCodec.add(requests, bucket.requests());
      timedRequests = RowCodec.add(timedRequests, bucket.durations().count());
      busyMicros = RowCodec.add(busyMicros, bucket.busyMicros());
    }
  }

  @Override
  public Set<Report> reports() {
    return Set.of(Report.ADVISED_WEIGHTS);
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
    SortedMap<String, Work> works = new TreeMap<>();
    pool.forEachBucket(
        summaries,
        nodes ->
            nodes.forEach(one -> works.computeIfAbsent(one.node(), absent -> new Work()).add(one)));
    if (works.isEmpty()) {
      return;
    }
    inventory.namesIn(pool.name()).forEach(node -> works.putIfAbsent(node, new Work()));
    Map<String, Double> speeds = speeds(works);
    for (Map.Entry<String, Work> one : works.entrySet()) {
      Optional<AdvisedWeight> advised = advised(speeds, one.getKey());
      sink.row(Report.ADVISED_WEIGHTS, row(one.getKey(), one.getValue(), works.values(), advised));
    }
  }

  private Map<String, Double> speeds(Map<String, Work> works) {
    Map<String, Double> speeds = new TreeMap<>();
    works.forEach(
        (node, work) ->
            AdvisedWeight.speed(inventory.weightOf(node), work.timedRequests, work.busyMicros)
                .ifPresent(speed -> speeds.put(node, speed)));
    return speeds;
  }

  private static Optional<AdvisedWeight> advised(Map<String, Double> speeds, String node) {
    Collection<Double> all = speeds.values();
    double largest = all.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double sum = all.stream().mapToDouble(Double::doubleValue).sum();
    return Optional.ofNullable(speeds.get(node))
        .filter(speed -> speeds.size() >= FEWEST_NODES)
        .map(speed -> AdvisedWeight.of(speed, largest, sum));
  }

  private AdvisedWeightsRow row(
      String node, Work work, Collection<Work> all, Optional<AdvisedWeight> advised) {
    List<Work> works = List.copyOf(all);
    long requests = works.stream().mapToLong(one -> one.requests).reduce(0, RowCodec::add);
    long busy = works.stream().mapToLong(one -> one.busyMicros).reduce(0, RowCodec::add);
    return new AdvisedWeightsRow(
        inventory.poolOf(node),
        node,
        inventory.weightOf(node),
        work.requests,
        ratio(work.requests, requests),
        work.busyMicros,
        ratio(work.busyMicros, busy),
        ratio(work.busyMicros, work.timedRequests),
        advised.map(AdvisedWeight::share).orElse(null),
        advised.map(AdvisedWeight::nginx).orElse(null),
        advised.map(AdvisedWeight::haproxy).orElse(null));
  }

  private static @Nullable Double ratio(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
