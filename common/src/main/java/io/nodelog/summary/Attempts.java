package io.nodelog.summary;

import io.nodelog.record.AccessRecord;
import io.nodelog.record.UpstreamAttempts;
import io.nodelog.record.outcome.AttemptOutcome;
import io.nodelog.record.outcome.RequestJudge;
import java.io.IOException;

/** The attempts of one node to have requests served by others, by hour, server and outcome. */
final class Attempts {
  private static final int LONGEST_UPSTREAM = 255;
  private static final int SHARE_OF_MEMO = 64;
  private static final int ATTEMPTS = 0;
  private static final int RESCUED = 1;
  private static final int RESCUED_REQUESTS = 2;
  private static final int CONNECT = 3;
  private static final int RESPONSE = 4;

  private static final byte[][] ENCODED_OUTCOMES = encodedOutcomes();

  private final byte[] encodedNode;
  private final RowTable table = new RowTable(SummaryTable.UPSTREAM_ATTEMPTS);
  private final RouteMemo memo;
  private final KeyWriter key = new KeyWriter();
  private final ByteRange keyRange = new ByteRange();

  /**
   * Makes an empty table.
   *
   * @param memoryBytes how much all tables may hold; a small part of it is for what is remembered
   */
  Attempts(byte[] encodedNode, long memoryBytes) {
    this.encodedNode = encodedNode;
    memo = new RouteMemo(memoryBytes / SHARE_OF_MEMO);
  }

  private static byte[][] encodedOutcomes() {
    AttemptOutcome[] outcomes = AttemptOutcome.values();
    byte[][] encoded = new byte[outcomes.length][];
    for (AttemptOutcome outcome : outcomes) {
      encoded[outcome.ordinal()] = new KeyWriter().text(outcome.word()).copy();
    }
    return encoded;
  }

  /** Counts the attempts of a request that was judged. */
  void add(AccessRecord request, RequestJudge judge, int epochDay, long hourMicros) {
    UpstreamAttempts attempts = judge.attempts();
    boolean first = !addEarlier(request, judge, epochDay, hourMicros);
    for (int i = 0; i < attempts.count(); i++) {
      if (judge.isAttempt(i)) {
        AttemptOutcome outcome = judge.outcome(i);
        int row = row(request, attempts, i, outcome, epochDay, hourMicros);
        count(row, 1, judge.rescues(outcome), first);
        time(row, attempts, i);
        first = false;
      }
    }
  }

  /**
   * Adds attempts that the line counts but does not list: they failed, or the proxy had not tried
   * again. Returns whether there were any.
   */
  private boolean addEarlier(
      AccessRecord request, RequestJudge judge, int epochDay, long hourMicros) {
    int earlier = judge.earlier();
    if (earlier > 0) {
      AttemptOutcome outcome = AttemptOutcome.CONNECT_FAIL;
      int server = judge.earlierOnSameServer() ? 0 : -1;
      int row = row(request, judge.attempts(), server, outcome, epochDay, hourMicros);
      count(row, earlier, judge.rescues(outcome), true);
    } else if (judge.retriesUsedUp()) {
      int row = row(request, judge.attempts(), -1, AttemptOutcome.UNKNOWN, epochDay, hourMicros);
      count(row, 1, false, true);
    }
    return earlier > 0 || judge.retriesUsedUp();
  }

  /** Returns the row of an attempt's server; of a server that the line does not tell if below 0. */
  private int row(
      AccessRecord request,
      UpstreamAttempts attempts,
      int attempt,
      AttemptOutcome outcome,
      int epochDay,
      long hourMicros) {
    byte[] bytes = request.bytes();
    boolean told = attempt >= 0 && attempts.hasAddress(attempt);
    int from = told ? attempts.addressFrom(attempt) : 0;
    int to = told ? Math.min(attempts.addressTo(attempt), from + LONGEST_UPSTREAM) : 0;
    int row = memo.find(bytes, from, to, hourMicros, outcome.ordinal());
    if (row == RouteMemo.NOT_FOUND) {
      key.clear().instant(hourMicros).encoded(encodedNode, 0, encodedNode.length);
      key.text(bytes, from, to);
      byte[] word = ENCODED_OUTCOMES[outcome.ordinal()];
      key.encoded(word, 0, word.length);
      row = table.row(epochDay, key.range(keyRange));
      memo.put(bytes, from, to, row);
    }
    return row;
  }

  private void count(int row, int attempts, boolean rescued, boolean first) {
    table.merge(row, ATTEMPTS, attempts);
    table.merge(row, RESCUED, rescued ? attempts : 0);
    table.merge(row, RESCUED_REQUESTS, rescued && first ? 1 : 0);
  }

  /** Where the time to the end of an answer is not logged, the time to its header stands for it. */
  private void time(int row, UpstreamAttempts attempts, int attempt) {
    long connect = attempts.connectMicros(attempt);
    if (connect != AccessRecord.ABSENT) {
      table.count(row, CONNECT, connect);
    }
    long whole = attempts.responseMicros(attempt);
    long response = whole == AccessRecord.ABSENT ? attempts.headerMicros(attempt) : whole;
    if (response != AccessRecord.ABSENT) {
      table.count(row, RESPONSE, response);
    }
  }

  /** About how many bytes of memory the rows take. */
  long heldBytes() {
    return table.heldBytes();
  }

  /** Hands every row on and forgets it. */
  void flush(int shardCount, BlockSink sink) throws IOException {
    table.flush(shardCount, sink);
    memo.clear();
  }
}
