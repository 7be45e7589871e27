package io.nodelog.report.reliability;

/**
 * A time for which a node was down. All times are in microseconds since 1970-01-01T00:00:00Z.
 *
 * @param service who says so
 * @param detected when it was noticed
 * @param corrected when it began, as far as can be told: at most {@code detected}
 * @param end when it was up again; {@link Downtime#OPEN} if it was not seen since
 * @param cause why
 * @param evidence the event that says so
 * @param endedBy the kind of the event that ended it; empty while it is open
 * @param incident what it shares with the others of one fault of their observer; else empty
 */
public record Outage(
    String node,
    Service service,
    long detected,
    long corrected,
    long end,
    OutageCause cause,
    Sighting evidence,
    String endedBy,
    String incident) {

  /** Whether it counts as a failure of its node. */
  public boolean isFailure() {
    return cause.counts();
  }

  boolean open() {
    return end == Downtime.OPEN;
  }

  Outage closed(long at, String by) {
    return new Outage(
        node, service, detected, corrected, Math.max(at, detected), cause, evidence, by, incident);
  }

  Outage of(String oneIncident) {
    return new Outage(
        node,
        service,
        detected,
        corrected,
        end,
        OutageCause.OBSERVER,
        evidence,
        endedBy,
        oneIncident);
  }
}
