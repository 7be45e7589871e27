package io.nodelog.hdfs.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * A run says that it is at work on a warehouse, so that others need not do the same work. Nothing
 * depends on it: two runs that both work lose and double nothing, because one of them wins each
 * version of the ledger.
 *
 * @param number the fencing number: whoever has a lower one has been taken for dead
 * @param run who is at work
 * @param place where it runs, for people
 * @param process the process of it, by which others at the same place see that it is gone; empty if
 *     the system does not tell
 * @param since when it began, ISO-8601 in UTC, by its own clock
 * @param until when it expires unless it is renewed, likewise; empty once it is given back
 */
public record Lease(
    long number, String run, String place, String process, String since, String until) {
  /** A clock that is so much ahead of ours makes a lease that is not believed. */
  private static final int MOST_AHEAD = 2;

  public Lease {
    EntryFields.text("run", run);
    if (!until.isEmpty()) {
      Instant.parse(until);
    }
  }

  /** Whether its run is to be taken for alive. */
  boolean fresh(Instant now, Duration expires) {
    if (until.isEmpty()) {
      return false;
    }
    Instant end = Instant.parse(until);
    return end.isAfter(now) && !end.isAfter(now.plus(expires.multipliedBy(MOST_AHEAD)));
  }

  Lease renewed(Instant now, Duration expires) {
    return new Lease(number, run, place, process, since, now.plus(expires).toString());
  }

  Lease givenBack() {
    return new Lease(number, run, place, process, since, "");
  }

  /** As messages name it. */
  @Override
  public String toString() {
    return "run " + run + " is at work on " + place + " since " + since;
  }
}
