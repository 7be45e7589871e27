package io.nodelog.app.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A fleet in the few numbers that a command line gives: nodes {@code node-001} and so on, all alike
 * but for the hot and the failing one.
 *
 * @param seed decides everything that is left to chance
 * @param nodes how many nodes
 * @param firstDay the first day, in UTC
 * @param days how many days
 * @param linesPerNodeDay how many lines a node writes a day
 * @param styles the formats, dealt out to the nodes in turn
 * @param clients who calls
 * @param hotFactor how many times the lines of the others the first node writes; 1 is none hot
 * @param failingHours for how many hours, from noon of the first day on, the last node fails; 0 is
 *     not at all
 * @param failureKind what is seen of the failing node
 * @param blemishes what is wrong with the lines
 * @param answers how detailed the true answers are
 */
public record GenerateOptions(
    long seed,
    int nodes,
    LocalDate firstDay,
    int days,
    long linesPerNodeDay,
    List<LogStyle> styles,
    ClientMix clients,
    int hotFactor,
    int failingHours,
    Failure.Kind failureKind,
    Blemishes blemishes,
    AnswerLimit answers) {
  private static final int NOON_HOUR = 12;

  public GenerateOptions {
    PlanCheck.inRange("number of nodes", nodes, 1, 1_000_000);
    PlanCheck.inRange("hot factor", hotFactor, 1, 1_000);
    PlanCheck.inRange("number of failing hours", failingHours, 0, 100_000);
    PlanCheck.inRange("number of formats", styles.size(), 1, LogStyle.values().length);
    styles = List.copyOf(styles);
  }

  /** Four nodes, three days of 10,000 lines a node, a hot node and one that fails for an hour. */
  public static GenerateOptions standard() {
    return new GenerateOptions(
        1,
        4,
        LocalDate.of(2026, 1, 5),
        3,
        10_000,
        List.of(LogStyle.values()),
        new ClientMix(1_000, 1.0, 0, 0.1, 0.02),
        3,
        1,
        Failure.Kind.ERRORS,
        new Blemishes(0.002, 0),
        AnswerLimit.standard());
  }

  /** Returns the plan of this fleet. */
  public FleetPlan plan() {
    List<NodePlan> plans = new ArrayList<>(nodes);
    for (int node = 0; node < nodes; node++) {
      long lines = node == 0 ? linesPerNodeDay * hotFactor : linesPerNodeDay;
      LogStyle style = styles.get(node % styles.size());
      plans.add(new NodePlan(name(node), style, lines, Rotation.delayedGzip()));
    }
    return new FleetPlan(seed, firstDay, days, plans, clients, blemishes, failures(), answers);
  }

  private List<Failure> failures() {
    if (failingHours == 0) {
      return List.of();
    }
    Instant noon = firstDay.atTime(NOON_HOUR, 0).toInstant(ZoneOffset.UTC);
    Instant end = noon.plusSeconds(failingHours * 3600L);
    return List.of(new Failure(name(nodes - 1), noon, end, failureKind));
  }

  private static String name(int node) {
    return String.format(Locale.ROOT, "node-%03d", node + 1);
  }
}
