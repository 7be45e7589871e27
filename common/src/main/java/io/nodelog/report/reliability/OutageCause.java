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
  /** Its requests stopped while those of others went on; does not count as a failure. */
  SUSPECTED,
  /** It was not down: who watched it was, or lost all at once. */
  OBSERVER;

  /** The word for it in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is the node that was down, as far as is known, and nobody wanted it. */
  boolean blamesNode() {
    return counts() || this == SUSPECTED;
  }

  boolean counts() {
    return this == FAILURE || this == UNKNOWN;
  }
}
