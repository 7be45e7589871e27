package io.nodelog.app.generate;

import static io.nodelog.app.generate.LogStyle.APACHE_COMBINED;
import static io.nodelog.app.generate.LogStyle.APACHE_VHOST_COMBINED;
import static io.nodelog.app.generate.LogStyle.NGINX_COMBINED;
import static io.nodelog.app.generate.LogStyle.NGINX_TIMED;

import io.nodelog.app.generate.Rotation.Compression;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A fleet whose logs are to be generated. Equal plans give equal logs, on every machine.
 *
 * @param seed decides everything that is left to chance
 * @param firstDay the first day, in UTC
 * @param days how many days there are logs of
 * @param nodes the nodes, each with its own name
 * @param clients who calls
 * @param blemishes what is wrong with the lines
 * @param failures when nodes fail
 * @param answers how detailed the true answers are
 */
public record FleetPlan(
    long seed,
    LocalDate firstDay,
    int days,
    List<NodePlan> nodes,
    ClientMix clients,
    Blemishes blemishes,
    List<Failure> failures,
    AnswerLimit answers) {
  /** What a line of the combined format takes on average. */
  private static final int AVERAGE_LINE_BYTES = 199;

  private static final LocalDate SAMPLE_DAY = LocalDate.of(2026, 1, 5);

  public FleetPlan {
    PlanCheck.inRange("number of days", days, 1, 10_000);
    PlanCheck.inRange("first year", firstDay.getYear(), 1970, 9900);
    PlanCheck.inRange("number of nodes", nodes.size(), 1, 1_000_000);
    nodes = List.copyOf(nodes);
    failures = List.copyOf(failures);
    Set<String> names = new HashSet<>();
    for (NodePlan node : nodes) {
      if (!names.add(node.name())) {
        throw PlanCheck.invalid("node name", node.name(), "given to one node only");
      }
    }
    for (Failure failure : failures) {
      if (!names.contains(failure.node())) {
        throw PlanCheck.invalid("failing node", failure.node(), "a node of the fleet");
      }
    }
  }

  /**
   * The fleet of {@code sample-data}: five nodes, three days, every format; {@code web-03} has
   * three times the load of the others, {@code web-02} fails for an hour, one client makes half of
   * the requests, and some lines are malformed.
   */
  public static FleetPlan sample() {
    Rotation zstd = new Rotation(0, Compression.ZSTD);
    return new FleetPlan(
        20260134,
        SAMPLE_DAY,
        3,
        List.of(
            new NodePlan("web-01", APACHE_COMBINED, 900, Rotation.delayedGzip()),
            new NodePlan("web-02", NGINX_COMBINED, 900, Rotation.delayedGzip()),
            new NodePlan("web-03", NGINX_TIMED, 2700, new Rotation(0, Compression.GZIP)),
            new NodePlan("web-04", APACHE_VHOST_COMBINED, 900, Rotation.delayedGzip()),
            new NodePlan("cache-01", NGINX_TIMED, 900, zstd)),
        new ClientMix(400, 1.0, 0.41, 0.10, 0.03),
        new Blemishes(0.006, 0),
        List.of(
            new Failure(
                "web-02",
                Instant.parse("2026-01-06T14:00:00Z"),
                Instant.parse("2026-01-06T15:00:00Z"),
                Failure.Kind.ERRORS)),
        AnswerLimit.standard());
  }

  /**
   * One node that wrote this many sound combined lines in a day, from 200,000 clients: 10 million
   * lines take 1.99 GB.
   */
  public static FleetPlan bench(long lines) {
    return new FleetPlan(
        10_000_000,
        SAMPLE_DAY,
        1,
        List.of(new NodePlan("bench-01", APACHE_COMBINED, lines, Rotation.delayedGzip())),
        new ClientMix(200_000, 1.0, 0, 0, 0),
        Blemishes.none(),
        List.of(),
        AnswerLimit.standard());
  }

  /** Returns how many lines of the combined format take about so many bytes. */
  public static long linesOfBytes(long bytes) {
    return bytes / AVERAGE_LINE_BYTES;
  }

  List<Failure> failuresOf(NodePlan node) {
    return failures.stream().filter(failure -> failure.node().equals(node.name())).toList();
  }

  boolean hasNodeAnswers() {
    return (long) nodes.size() * days <= answers.nodeDays();
  }
}
