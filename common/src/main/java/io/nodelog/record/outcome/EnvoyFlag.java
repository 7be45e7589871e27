package io.nodelog.record.outcome;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;

/**
 * Envoy's response flags (its manual, access log, {@code %RESPONSE_FLAGS%}), the one that tells
 * most first: a line may have several, and the first of these counts.
 */
enum EnvoyFlag {
  DC("DownstreamConnectionTermination", FailureCause.CLIENT_ABORT),
  DR("DownstreamRemoteReset", FailureCause.CLIENT_ABORT),
  RL("RateLimited", FailureCause.REJECTED),
  UAEX("UnauthorizedExternalService", FailureCause.REJECTED),
  UO("UpstreamOverflow", FailureCause.OVERLOAD),
  OM("OverloadManagerTerminated", FailureCause.OVERLOAD),
  UH("NoHealthyUpstream", FailureCause.NO_BACKEND),
  NR("NoRouteFound", FailureCause.NO_ROUTE),
  NC("NoClusterFound", FailureCause.NO_ROUTE),
  DF("DnsResolutionFailed", FailureCause.NAME_LOOKUP),
  UT("UpstreamRequestTimeout", FailureCause.TIMEOUT),
  DT("DurationTimeout", FailureCause.TIMEOUT),
  UMSDR("UpstreamMaxStreamDurationReached", FailureCause.TIMEOUT),
  SI("StreamIdleTimeout", FailureCause.TIMEOUT),
  UF("UpstreamConnectionFailure", FailureCause.CONNECT_FAIL),
  UR("UpstreamRemoteReset", FailureCause.RESET),
  UC("UpstreamConnectionTermination", FailureCause.RESET),
  UPE("UpstreamProtocolError", FailureCause.BAD_GATEWAY),
  DPE("DownstreamProtocolError", FailureCause.CLIENT_ERROR),
  IH("InvalidEnvoyRequestHeaders", FailureCause.CLIENT_ERROR),
  LH("FailedLocalHealthCheck", FailureCause.PROXY_ERROR),
  LR("LocalReset", FailureCause.PROXY_ERROR),
  FI("FaultInjected", FailureCause.PROXY_ERROR),
  RLSE("RateLimitServiceError", FailureCause.PROXY_ERROR),
  /** The retries were used up: why, the status tells. */
  URX("UpstreamRetryLimitExceeded", FailureCause.NONE),
  DI("DelayInjected", FailureCause.NONE);

  private static final EnvoyFlag[] FLAGS = values();

  private final String longWord;
  private final FailureCause cause;

  EnvoyFlag(String longWord, FailureCause cause) {
    this.longWord = longWord;
    this.cause = cause;
  }

  /** The cause that the flags tell; {@link FailureCause#NONE} if they tell none. */
  static FailureCause cause(AccessRecord request) {
    for (EnvoyFlag flag : FLAGS) {
      if (flag.isOf(request)) {
        return flag == SI && request.status() == 408 ? FailureCause.CLIENT_ERROR : flag.cause;
      }
    }
    return FailureCause.NONE;
  }

  /** Returns whether a line has the flag. */
  boolean isOf(AccessRecord request) {
    if (!request.has(AccessField.TERMINATION)) {
      return false;
    }
    byte[] bytes = request.bytes();
    int end = request.to(AccessField.TERMINATION);
    int start = request.from(AccessField.TERMINATION);
    for (int i = start; i <= end; i++) {
      if (i == end || bytes[i] == ',') {
        if (is(bytes, start, i)) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private boolean is(byte[] bytes, int from, int to) {
    return is(name(), bytes, from, to) || is(longWord, bytes, from, to);
  }

  private static boolean is(String word, byte[] bytes, int from, int to) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
