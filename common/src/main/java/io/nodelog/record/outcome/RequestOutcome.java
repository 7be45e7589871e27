package io.nodelog.record.outcome;

import java.util.Locale;

/** What became of a request: one of six classes over all formats. */
public enum RequestOutcome {
  /** Answered with 1xx to 3xx, and nothing says that the answer broke off. */
  OK,
  /** Answered with 4xx but for those below: never the failure of a node. */
  CLIENT_ERROR,
  /** The client went away before it had the whole answer. */
  CLIENT_ABORT,
  /** Turned away by a limit or a rule before any server was asked. */
  REJECTED,
  /** Answered with 5xx, or the answer broke off on the servers' side. */
  SERVER_ERROR,
  /** There was no server that could be asked. */
  NO_BACKEND;

  /** The word in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
