package io.nodelog.app.generate;

import java.time.Instant;

/**
 * A time in which a node fails.
 *
 * @param node its name
 * @param from when it starts
 * @param to when it is over (exclusive)
 * @param kind what is seen of it
 */
public record Failure(String node, Instant from, Instant to, Kind kind) {
  /** What is seen of a failing node. */
  public enum Kind {
    /** It answers, with statuses 500, 502, 503 and 504. */
    ERRORS,
    /** It logs nothing. */
    SILENT
  }

  public Failure {
    if (!from.isBefore(to)) {
      throw PlanCheck.invalid("end of a failure", to, "after its start, " + from);
    }
  }
}
