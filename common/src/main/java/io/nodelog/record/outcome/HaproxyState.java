package io.nodelog.record.outcome;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;

/**
 * Reads HAProxy's state at disconnection, of which the first letter says who ended the session and
 * the second when (HAProxy's configuration manual, 8.5). What follows tells of cookies.
 */
final class HaproxyState {
  private static final int UNAVAILABLE = 503;

  private HaproxyState() {}

  /** The cause that the state tells; {@link FailureCause#NONE} if it tells none. */
  static FailureCause cause(AccessRecord request) {
    int from = request.from(AccessField.TERMINATION);
    int length = request.to(AccessField.TERMINATION) - from;
    boolean state = from >= 0 && (length == 2 || length == 4);
    return state
        ? cause(request.bytes()[from], request.bytes()[from + 1], request)
        : unserved(request);
  }

  private static FailureCause cause(byte who, byte when, AccessRecord request) {
    return switch (who) {
      case 'C', 'c' -> FailureCause.CLIENT_ABORT;
      case 'S' -> byServer(when, request);
      case 's' -> byTimeout(when, request);
      case 'P' -> byRule(when);
      case 'L' -> request.status() >= 500 ? FailureCause.PROXY_ERROR : FailureCause.NONE;
      case 'R', 'I', 'K', 'U' -> FailureCause.PROXY_ERROR;
      case 'D' -> FailureCause.RESET;
      default -> unserved(request);
    };
  }

  private static FailureCause unserved(AccessRecord request) {
    boolean none = request.hasNoServer() && request.status() == UNAVAILABLE;
    return none ? FailureCause.NO_BACKEND : FailureCause.NONE;
  }

  private static FailureCause byServer(byte when, AccessRecord request) {
    if (request.hasNoServer()) {
      return FailureCause.NO_BACKEND;
    }
    return when == 'C' ? FailureCause.CONNECT_FAIL : FailureCause.RESET;
  }

  private static FailureCause byTimeout(byte when, AccessRecord request) {
    if (when == 'Q') {
      return FailureCause.OVERLOAD;
    }
    if (request.hasNoServer()) {
      return FailureCause.NO_BACKEND;
    }
    return when == 'C' ? FailureCause.CONNECT_TIMEOUT : FailureCause.TIMEOUT;
  }

  /** Before a server is asked a rule turns the client away, and after it the server's answer. */
  private static FailureCause byRule(byte when) {
    return switch (when) {
      case 'H', 'D' -> FailureCause.BAD_GATEWAY;
      case 'C', 'Q' -> FailureCause.OVERLOAD;
      default -> FailureCause.REJECTED;
    };
  }
}
