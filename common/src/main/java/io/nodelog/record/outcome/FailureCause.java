package io.nodelog.record.outcome;

import java.util.Locale;

/**
 * Why a request failed. The words are stored: constants come behind those that there are, and none
 * is renamed.
 */
public enum FailureCause {
  /**
   * 4xx but for those below: the request cannot be served as it was asked. 408 is one of them: the
   * client was too slow to send its request.
   */
  CLIENT_ERROR(RequestOutcome.CLIENT_ERROR, Blame.CLIENT),
  /** The client closed the connection before the end of the answer; also nginx's own status 499. */
  CLIENT_ABORT(RequestOutcome.CLIENT_ABORT, Blame.CLIENT),
  /** Turned away by a limit or a rule: 429, nginx's 444, or what a proxy's code says. */
  REJECTED(RequestOutcome.REJECTED, Blame.CLIENT),
  /** 502 without more, or an answer that was none: the server behind a proxy spoke no HTTP. */
  BAD_GATEWAY(RequestOutcome.SERVER_ERROR, Blame.NODE),
  /** The server behind a proxy did not answer in time. */
  TIMEOUT(RequestOutcome.SERVER_ERROR, Blame.NODE),
  /** 5xx without more; also 503, which servers answer to any kind of overload. */
  SERVER_ERROR(RequestOutcome.SERVER_ERROR, Blame.NODE),
  /** The connection to the server was refused, or failed before it stood. */
  CONNECT_FAIL(RequestOutcome.SERVER_ERROR, Blame.NODE),
  /** Nothing answered the proxy's wish to connect: neither yes nor no. */
  CONNECT_TIMEOUT(RequestOutcome.SERVER_ERROR, Blame.NETWORK),
  /** The name of the server could not be looked up. */
  NAME_LOOKUP(RequestOutcome.SERVER_ERROR, Blame.NETWORK),
  /** The server broke the connection off, before its answer or within it. */
  RESET(RequestOutcome.SERVER_ERROR, Blame.NODE),
  /** The server behind the proxy itself answered with 5xx. */
  UPSTREAM_5XX(RequestOutcome.SERVER_ERROR, Blame.NODE),
  /** The proxy failed on its own: out of resources, a fault of its own, or told to. */
  PROXY_ERROR(RequestOutcome.SERVER_ERROR, Blame.PROXY),
  /** Turned away because the proxy's limits for its servers were reached. */
  OVERLOAD(RequestOutcome.REJECTED, Blame.PROXY),
  /** Every server that could have been asked was known to be down. */
  NO_BACKEND(RequestOutcome.NO_BACKEND, Blame.NODE),
  /** The proxy knew of no server for such a request. */
  NO_ROUTE(RequestOutcome.NO_BACKEND, Blame.PROXY),
  /** It did not fail; never stored. */
  NONE(RequestOutcome.OK, Blame.NONE);

  private final RequestOutcome outcome;
  private final Blame blame;

  FailureCause(RequestOutcome outcome, Blame blame) {
    this.outcome = outcome;
    this.blame = blame;
  }

  /**
   * The cause of that {@link #word}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FailureCause named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** What became of the request. */
  public RequestOutcome outcome() {
    return outcome;
  }

  /** Who is to blame. */
  public Blame blame() {
    return blame;
  }

  /**
   * Returns whether such a request counts against a promise of availability: a server error, or no
   * server that was up. A request that no server was meant for does not.
   */
  public boolean isError() {
    return outcome == RequestOutcome.SERVER_ERROR || this == NO_BACKEND;
  }

  /** The word in reports, for example {@code bad_gateway}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
