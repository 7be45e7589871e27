package io.nodelog.record.outcome;

import java.util.Locale;

/**
 * What became of one attempt of a proxy to have a request served. The words are stored: none is
 * renamed.
 */
public enum AttemptOutcome {
  /** No connection came to be. */
  CONNECT_FAIL(Blame.NODE),
  /** No answer in time. */
  TIMEOUT(Blame.NODE),
  /** The server broke the connection off. */
  RESET(Blame.NODE),
  /** The server answered with 5xx, or with what is no answer. */
  UPSTREAM_5XX(Blame.NODE),
  /** The server answered, be it with 4xx. */
  OK(Blame.NONE),
  /** The log does not tell: mostly the client went away before there was an answer. */
  UNKNOWN(Blame.NONE);

  private final Blame blame;

  AttemptOutcome(Blame blame) {
    this.blame = blame;
  }

  /**
   * The outcome of that {@link #word}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static AttemptOutcome named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns whether the attempt failed. */
  public boolean failed() {
    return this != OK && this != UNKNOWN;
  }

  /** Who is to blame. */
  public Blame blame() {
    return blame;
  }

  /** The word in reports, for example {@code connect_fail}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
