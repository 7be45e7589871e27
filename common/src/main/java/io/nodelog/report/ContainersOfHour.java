package io.nodelog.report;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What NodeManagers said of their containers in an hour (the words of Hadoop's {@code
 * NMAuditLogger}), and how each compares with all of them together.
 */
final class ContainersOfHour {
  private static final String FAILURE = "failure";

  private final long hourStart;
  private final Map<String, Counts> nodes = new TreeMap<>();

  ContainersOfHour(long hourStart) {
    this.hourStart = hourStart;
  }

  /** What became of containers. */
  private record Counts(
      long started, long startFailures, long succeeded, long failed, long killed) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          started + other.started,
          startFailures + other.startFailures,
          succeeded + other.succeeded,
          failed + other.failed,
          killed + other.killed);
    }

    /** Those that ended of their own accord: who is killed says nothing of the node. */
    long ended() {
      return succeeded + failed;
    }

    @Nullable Double failureRatio() {
      return ended() == 0 ? null : (double) failed / ended();
    }

    static Counts of(HadoopOperationsRow row) {
      long n = row.operations();
      boolean failed = row.result().equals(FAILURE);
      return switch (row.operation()) {
        case "Start Container Request" -> new Counts(failed ? 0 : n, failed ? n : 0, 0, 0, 0);
        case "Container Finished - Succeeded" -> new Counts(0, 0, n, 0, 0);
        case "Container Finished - Failed" -> new Counts(0, 0, 0, n, 0);
        case "Container Finished - Killed" -> new Counts(0, 0, 0, 0, n);
        default -> NONE;
      };
    }
  }

  long hourStart() {
    return hourStart;
  }

  /** Counts an operation of a NodeManager, if it is one that tells of a container's life. */
  void add(HadoopOperationsRow row) {
    Counts counts = Counts.of(row);
    if (!counts.equals(Counts.NONE)) {
      nodes.merge(row.node(), counts, Counts::plus);
    }
  }

  void emit(ReportSink sink) throws IOException {
    Counts all = nodes.values().stream().reduce(Counts.NONE, Counts::plus);
    for (Map.Entry<String, Counts> node : nodes.entrySet()) {
      sink.row(Report.CONTAINER_OUTCOMES, row(node.getKey(), node.getValue(), all));
    }
  }

  private ContainerOutcomesRow row(String node, Counts counts, Counts all) {
    boolean none = counts.ended() == 0;
    return new ContainerOutcomesRow(
        Instants.ofMicros(hourStart),
        node,
        counts.started(),
        counts.startFailures(),
        counts.succeeded(),
        counts.failed(),
        counts.killed(),
        counts.failureRatio(),
        none ? null : Wilson.of(counts.failed(), counts.ended()).low(),
        none ? null : Wilson.of(counts.failed(), counts.ended()).high(),
        all.failureRatio());
  }
}
