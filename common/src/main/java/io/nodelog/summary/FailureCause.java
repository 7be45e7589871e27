package io.nodelog.summary;

import java.util.Locale;

/** Why a request failed, as its status tells. */
public enum FailureCause {
  /**
   * 4xx but for those below: the request cannot be served as it was asked. 408 is one of them: the
   * client was too slow to send its request.
   */
  CLIENT_ERROR(Blame.CLIENT),
  /** 499: the client closed the connection before the answer; nginx's own status. */
  CLIENT_ABORT(Blame.CLIENT),
  /** 429, and nginx's 444: turned away by a limit or a rule. */
  REJECTED(Blame.CLIENT),
  /** 502: the server behind a proxy did not answer, or not with HTTP. */
  BAD_GATEWAY(Blame.NODE),
  /** 504: the server behind a proxy did not answer in time. */
  TIMEOUT(Blame.NODE),
  /** 5xx but for those above; also 503, which servers answer to any kind of overload. */
  SERVER_ERROR(Blame.NODE);

  private final Blame blame;

  FailureCause(Blame blame) {
    this.blame = blame;
  }

  /** Returns whether a request of a status failed: 400 to 599. */
  public static boolean failed(int status) {
    return status >= 400 && status <= 599;
  }

  /** The cause of a failed request's status. */
  public static FailureCause of(int status) {
    return switch (status) {
      case 429, 444 -> REJECTED;
      case 499 -> CLIENT_ABORT;
      case 502 -> BAD_GATEWAY;
      case 504 -> TIMEOUT;
      default -> status < 500 ? CLIENT_ERROR : SERVER_ERROR;
    };
  }

  /**
   * The cause of that {@link #word}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FailureCause named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Who is to blame. */
  public Blame blame() {
    return blame;
  }

  /** The word in reports, for example {@code bad_gateway}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
