package io.nodelog.report.reliability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How reliable one thing, or many together, were in a period. All times are in microseconds.
 *
 * <p>A failure belongs to the period that it starts in; its downtime to every period that it
 * reaches into. One that has not ended counts as a failure and as downtime, but not as a repair. A
 * time that is covered by a failure and by planned downtime counts as a failure.
 *
 * @param observed how long the period was, added up over all that was observed
 * @param unplanned downtime by failures
 * @param planned downtime that somebody wanted, outside of failures
 * @param failures that started in the period
 * @param repairs how long each of those was that has ended, in ascending order
 * @param repeatsInDay how many repairs were followed by another failure within 24 hours
 * @param repeatsInWeek how many repairs were followed by another failure within seven days
 */
public record Availability(
    long observed,
    long unplanned,
    long planned,
    long failures,
    List<Long> repairs,
    long repeatsInDay,
    long repeatsInWeek) {
  private static final long DAY = 86_400_000_000L;

  /** With no failure the rate is below three in the observed uptime, with 95 % confidence. */
  private static final double RULE_OF_THREE = 3;

  private static final Availability NONE = new Availability(0, 0, 0, 0, List.of(), 0, 0);

  public Availability {
    repairs = List.copyOf(repairs);
  }

  /**
   * Returns the availability of one thing.
   *
   * @param from start of the period
   * @param to end of the period, exclusive
   * @param downtimes in any order; may overlap each other and the ends of the period
   */
  public static Availability of(long from, long to, List<Downtime> downtimes) {
    List<Downtime> failures =
        downtimes.stream()
            .filter(one -> !one.planned())
            .sorted(Comparator.comparing(Downtime::from))
            .toList();
    List<Downtime> own =
        failures.stream().filter(one -> one.from() >= from && one.from() < to).toList();
    List<Long> repairs =
        own.stream().filter(one -> !one.open()).map(Downtime::micros).sorted().toList();
    long unplanned = covered(from, to, failures);
    return new Availability(
        to - from,
        unplanned,
        covered(from, to, downtimes) - unplanned,
        own.size(),
        repairs,
        repeats(own, failures, DAY),
        repeats(own, failures, 7 * DAY));
  }

  /** Returns what all of them are together, as a rack or a cluster is of its nodes. */
  public static Availability together(List<Availability> all) {
    return all.stream().reduce(NONE, Availability::plus);
  }

  private Availability plus(Availability other) {
    List<Long> both = new ArrayList<>(repairs);
    both.addAll(other.repairs);
    both.sort(Comparator.naturalOrder());
    return new Availability(
        observed + other.observed,
        unplanned + other.unplanned,
        planned + other.planned,
        failures + other.failures,
        both,
        repeatsInDay + other.repeatsInDay,
        repeatsInWeek + other.repeatsInWeek);
  }

  /** How much of the period is covered by at least one of the downtimes. */
  private static long covered(long from, long to, List<Downtime> downtimes) {
    long covered = 0;
    long reached = from;
    for (Downtime one : downtimes.stream().sorted(Comparator.comparing(Downtime::from)).toList()) {
      long start = Math.max(reached, one.from());
      long end = Math.min(to, one.to());
      if (end > start) {
        covered += end - start;
        reached = end;
      }
    }
    return covered;
  }

  private static long repeats(List<Downtime> own, List<Downtime> failures, long within) {
    return own.stream()
        .filter(one -> !one.open())
        .filter(
            one ->
                failures.stream()
                    .anyMatch(next -> next.from() >= one.to() && next.from() - one.to() <= within))
        .count();
  }

  /** The share of the time that was not lost to failures, 0 to 1; empty if nothing was observed. */
  public OptionalDouble share() {
    return ratio(observed - unplanned, observed);
  }

  /** The share of the time that was not lost at all, 0 to 1; empty if nothing was observed. */
  public OptionalDouble totalShare() {
    return ratio(observed - unplanned - planned, observed);
  }

  /** The mean time to repair, over what was repaired. */
  public OptionalDouble meanTimeToRepair() {
    return repairs.stream().mapToLong(Long::longValue).average();
  }

  /** The median time to repair; of an even number the mean of the middle two. */
  public OptionalDouble medianTimeToRepair() {
    int n = repairs.size();
    return n == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((repairs.get((n - 1) / 2) + repairs.get(n / 2)) / 2.0);
  }

  /** The time within which nine of ten were repaired: the smallest that so many do not exceed. */
  public OptionalDouble ninetiethTimeToRepair() {
    int rank = (int) Math.ceil(0.9 * repairs.size());
    return rank == 0 ? OptionalDouble.empty() : OptionalDouble.of(repairs.get(rank - 1));
  }

  /**
   * The mean uptime between failures, (T − D) / f, which is the MTBF of most standards; empty
   * without a failure.
   */
  public OptionalDouble meanUptimeBetweenFailures() {
    return ratio(observed - unplanned, failures);
  }

  /** The mean time from one failure to the next, T / f; empty without a failure. */
  public OptionalDouble meanTimeBetweenIncidents() {
    return ratio(observed, failures);
  }

  /**
   * What the mean uptime between failures is above with 95 % confidence if nothing failed, by the
   * rule of three; empty if something did.
   */
  public OptionalDouble leastUptimeBetweenFailures() {
    return failures > 0 || observed == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((observed - unplanned) / RULE_OF_THREE);
  }

  private static OptionalDouble ratio(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
