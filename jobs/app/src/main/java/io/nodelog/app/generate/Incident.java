package io.nodelog.app.generate;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that goes wrong in a generated fleet, for reports to find.
 *
 * @param kind what
 * @param node where
 * @param from when it starts
 * @param to when it is over (exclusive)
 */
public record Incident(Kind kind, String node, Instant from, Instant to) {
  /** What can go wrong. */
  public enum Kind {
    /** A web server gets {@value IncidentPlan#HOT_FACTOR} times the requests of the others. */
    HOT_NODE,
    /** A web server refuses the connections of the proxies, most of the time. */
    FAILING_BACKEND,
    /** A DataNode is dead: silent, and reported by the NameNode after its heartbeats expired. */
    OUTAGE,
    /** A DataNode logs a message that was never there before. */
    NEW_MESSAGE
  }

  public Incident {
    if (!from.isBefore(to)) {
      throw PlanCheck.invalid("end of an incident", to, "after its start, " + from);
    }
  }

  boolean isAt(long epochSecond) {
    return epochSecond >= from.getEpochSecond() && epochSecond < to.getEpochSecond();
  }

  /** The word in the answers, for example {@code hot_node}. */
  String word() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
