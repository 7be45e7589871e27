package io.nodelog.record.outcome;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.LogServer;
import io.nodelog.record.UpstreamAttempts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Says what became of a request and of each attempt to serve it, from its line alone: first what
 * the server's own code tells, then the status together with what is known of the last attempt.
 *
 * <p>Reused for the next record; what it says holds until then. Used by one thread at a time.
 */
public final class RequestJudge {
  private static final int CLIENT_CLOSED_ELB = 460; // of AWS's load balancers
  private static final int CLIENT_CLOSED = 499; // of nginx
  private static final int BAD_GATEWAY = 502;
  private static final int GATEWAY_TIMEOUT = 504;
  private static final byte[] ABORTED = "_ABORTED".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TIMED_OUT = "_TIMEOUT".getBytes(StandardCharsets.US_ASCII);

  private final UpstreamAttempts attempts = new UpstreamAttempts();
  private AccessRecord request = new AccessRecord();
  private FailureCause told = FailureCause.NONE;
  private FailureCause cause = FailureCause.NONE;

  /** Judges a request; {@link FailureCause#NONE} if it did not fail. */
  public FailureCause judge(AccessRecord record) {
    if (request != record) {
      request = record; // only then, because the collector has to be told of each new reference
    }
    attempts.read(record);
    told = told();
    cause = told == FailureCause.NONE ? byStatus() : told;
    return cause;
  }

  /** What the server's own code tells. */
  private FailureCause told() {
    return switch (request.dialect().server()) {
      case HAPROXY -> HaproxyState.cause(request);
      case ENVOY -> envoy();
      case APACHE -> connection();
      case SQUID -> squid();
      case NGINX, TRAEFIK, OTHER -> FailureCause.NONE;
      case NAMENODE, DATANODE, RESOURCEMANAGER, NODEMANAGER -> FailureCause.NONE;
    };
  }

  /** Without a status the client of an HTTP request went away before there was any answer. */
  private FailureCause envoy() {
    FailureCause flagged = EnvoyFlag.cause(request);
    boolean unanswered = request.status() == AccessRecord.ABSENT && request.has(AccessField.METHOD);
    return flagged == FailureCause.NONE && unanswered ? FailureCause.CLIENT_ABORT : flagged;
  }

  /** Apache writes an X for a connection that was gone before the answer was complete. */
  private FailureCause connection() {
    int from = request.from(AccessField.TERMINATION);
    boolean gone =
        from >= 0
            && request.to(AccessField.TERMINATION) - from == 1
            && request.bytes()[from] == 'X';
    return gone ? FailureCause.CLIENT_ABORT : FailureCause.NONE;
  }

  private FailureCause squid() {
    if (endsWith(ABORTED)) {
      return FailureCause.CLIENT_ABORT;
    }
    return endsWith(TIMED_OUT) ? FailureCause.TIMEOUT : FailureCause.NONE;
  }

  private boolean endsWith(byte[] end) {
    int to = request.to(AccessField.TERMINATION);
    return request.has(AccessField.TERMINATION)
        && to - request.from(AccessField.TERMINATION) >= end.length
        && Arrays.equals(request.bytes(), to - end.length, to, end, 0, end.length);
  }

  private FailureCause byStatus() {
    int status = request.status();
    return switch (status) {
      case 429, 444 -> FailureCause.REJECTED;
      case CLIENT_CLOSED_ELB, CLIENT_CLOSED -> FailureCause.CLIENT_ABORT;
      default -> status < 500 ? below500(status) : serverError(status);
    };
  }

  private static FailureCause below500(int status) {
    return status < 400 ? FailureCause.NONE : FailureCause.CLIENT_ERROR;
  }

  private FailureCause serverError(int status) {
    int last = attempts.count() - 1;
    if (last >= 0 && isGroup(last)) {
      return FailureCause.NO_BACKEND;
    }
    AttemptOutcome outcome = last < 0 ? AttemptOutcome.UNKNOWN : outcome(last);
    return switch (outcome) {
      case CONNECT_FAIL -> FailureCause.CONNECT_FAIL;
      case TIMEOUT -> FailureCause.TIMEOUT;
      case RESET -> FailureCause.RESET;
      case UPSTREAM_5XX -> proxyTells() || isTimed() ? FailureCause.UPSTREAM_5XX : bare(status);
      case OK, UNKNOWN -> bare(status);
    };
  }

  /** Returns whether a code would tell if the proxy had made the status itself. */
  private boolean proxyTells() {
    LogServer server = request.dialect().server();
    return (server == LogServer.HAPROXY || server == LogServer.ENVOY)
        && request.dialect().has(AccessField.TERMINATION);
  }

  /** Returns whether the time to the header of an answer would tell that there was one. */
  private boolean isTimed() {
    return request.dialect().has(AccessField.UPSTREAM_HEADER_TIME);
  }

  private static FailureCause bare(int status) {
    return switch (status) {
      case BAD_GATEWAY -> FailureCause.BAD_GATEWAY;
      case GATEWAY_TIMEOUT -> FailureCause.TIMEOUT;
      default -> FailureCause.SERVER_ERROR;
    };
  }

  /** The attempts that the line lists; of a proxy that only counts them the last one. */
  public UpstreamAttempts attempts() {
    return attempts;
  }

  /**
   * How many attempts failed before those that are listed. They are those of a proxy that counts
   * how often it tried again; nobody was asked where no server could be.
   */
  public int earlier() {
    boolean asked = request.has(AccessField.UPSTREAM_ADDRESS);
    return asked ? Math.max(0, request.retries()) : 0;
  }

  /**
   * Returns whether the {@link #earlier} attempts went to the server that is listed. HAProxy tries
   * the same server again unless it says otherwise; all others take whichever is next.
   */
  public boolean earlierOnSameServer() {
    return request.dialect().server() == LogServer.HAPROXY && !request.redispatched();
  }

  /**
   * Returns whether the line says that attempts before the listed one failed, but not how many:
   * Envoy's {@code URX}.
   */
  public boolean retriesUsedUp() {
    return request.dialect().server() == LogServer.ENVOY && EnvoyFlag.URX.isOf(request);
  }

  /**
   * Returns whether a listed attempt was one: nobody was asked where nginx lists the name of a
   * group of servers, or HAProxy no server.
   */
  public boolean isAttempt(int attempt) {
    return !isGroup(attempt) && !isServerless();
  }

  private boolean isServerless() {
    return request.dialect().server() == LogServer.HAPROXY
        && request.dialect().has(AccessField.UPSTREAM_ADDRESS)
        && !request.has(AccessField.UPSTREAM_ADDRESS);
  }

  /**
   * nginx lists the name of a group where it could ask none of its servers. Their real addresses
   * have a port or are sockets, and so a colon.
   */
  private boolean isGroup(int attempt) {
    if (request.dialect().server() != LogServer.NGINX || !attempts.hasAddress(attempt)) {
      return false;
    }
    byte[] bytes = request.bytes();
    int to = attempts.addressTo(attempt);
    for (int i = attempts.addressFrom(attempt); i < to; i++) {
      if (bytes[i] == ':') {
        return false;
      }
    }
    return true;
  }

  /** What became of a listed attempt. */
  public AttemptOutcome outcome(int attempt) {
    boolean decided = told != FailureCause.NONE && attempts.isFinal(attempt);
    return decided ? outcomeTold(attempt) : outcomeAnswered(attempt);
  }

  private AttemptOutcome outcomeTold(int attempt) {
    return switch (told) {
      case CONNECT_FAIL, CONNECT_TIMEOUT, NAME_LOOKUP -> AttemptOutcome.CONNECT_FAIL;
      case TIMEOUT -> AttemptOutcome.TIMEOUT;
      case RESET -> AttemptOutcome.RESET;
      case BAD_GATEWAY, UPSTREAM_5XX, SERVER_ERROR -> AttemptOutcome.UPSTREAM_5XX;
      case CLIENT_ABORT -> answered(attempt) ? outcomeAnswered(attempt) : AttemptOutcome.UNKNOWN;
      case CLIENT_ERROR, REJECTED, PROXY_ERROR, OVERLOAD, NO_BACKEND, NO_ROUTE, NONE ->
          AttemptOutcome.UNKNOWN;
    };
  }

  /** Returns whether the header of an answer came. */
  private boolean answered(int attempt) {
    return attempts.headerMicros(attempt) != AccessRecord.ABSENT;
  }

  private AttemptOutcome outcomeAnswered(int attempt) {
    int status = attempts.status(attempt);
    if (status == AccessRecord.ABSENT) {
      return attempts.isFinal(attempt) ? outcomeOfLast(attempt) : outcomeUntold(attempt);
    }
    return outcomeOf(status, attempt);
  }

  /** Where the upstream's status is not known, that of the answer is the last attempt's. */
  private AttemptOutcome outcomeOfLast(int attempt) {
    int status = request.status();
    boolean logged = request.dialect().has(AccessField.UPSTREAM_STATUS);
    boolean made = status == BAD_GATEWAY || status == GATEWAY_TIMEOUT;
    if (logged && !made) {
      return AttemptOutcome.UNKNOWN;
    }
    return status == AccessRecord.ABSENT ? AttemptOutcome.OK : outcomeOf(status, attempt);
  }

  private AttemptOutcome outcomeUntold(int attempt) {
    boolean timed = request.dialect().has(AccessField.UPSTREAM_CONNECT_TIME);
    boolean connected = attempts.connectMicros(attempt) != AccessRecord.ABSENT;
    return timed && !connected ? AttemptOutcome.CONNECT_FAIL : AttemptOutcome.UNKNOWN;
  }

  /** A proxy logs the 502 or 504 that it made itself as the server's: missing times tell. */
  private AttemptOutcome outcomeOf(int status, int attempt) {
    if (status < 500) {
      return status == CLIENT_CLOSED ? AttemptOutcome.UNKNOWN : AttemptOutcome.OK;
    }
    if (proxyTells() || (isTimed() && answered(attempt))) {
      return AttemptOutcome.UPSTREAM_5XX;
    }
    return switch (status) {
      case GATEWAY_TIMEOUT -> AttemptOutcome.TIMEOUT;
      case BAD_GATEWAY -> isTimed() ? unanswered(attempt) : AttemptOutcome.UPSTREAM_5XX;
      default -> AttemptOutcome.UPSTREAM_5XX;
    };
  }

  private AttemptOutcome unanswered(int attempt) {
    boolean timed = request.dialect().has(AccessField.UPSTREAM_CONNECT_TIME);
    boolean connected = attempts.connectMicros(attempt) != AccessRecord.ABSENT;
    return timed && !connected ? AttemptOutcome.CONNECT_FAIL : AttemptOutcome.RESET;
  }

  /** Returns whether such a failed attempt was made good: the request was answered all the same. */
  public boolean rescues(AttemptOutcome outcome) {
    return outcome.failed() && cause == FailureCause.NONE;
  }
}
