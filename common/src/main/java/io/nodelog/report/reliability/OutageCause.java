package io.nodelog.report.reliability;

import java.util.Locale;

/** Why a node was down, as far as the logs tell. */
public enum OutageCause {
  /** It failed. */
  FAILURE,
  /** Somebody wanted it so. */
  PLANNED,
  /** Something told it to stop, and nothing says that it was wanted; counts as a failure. */
  UNKNOWN,
  /** It was not down: who watched it was, or lost all at once. */
  OBSERVER;

  /** The word for it in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean counts() {
    return this == FAILURE || this == UNKNOWN;
  }
}
