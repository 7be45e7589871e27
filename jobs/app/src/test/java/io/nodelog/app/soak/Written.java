package io.nodelog.app.soak;

import io.nodelog.app.run.Run;
import io.nodelog.app.view.ReportRows;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What was written: how many lines of each day, node and client, and the sum of their sizes, which
 * differ from line to line. It needs the same memory from beginning to end.
 */
final class Written {
  static final int CLIENTS = 50;

  private final int nodes;
  private final long[][] lines;
  private final long[][] bytes;
  private long total;

  Written(int days, int nodes) {
    this.nodes = nodes;
    this.lines = new long[days][nodes * CLIENTS];
    this.bytes = new long[days][nodes * CLIENTS];
  }

  /** A line was written whole. */
  synchronized void add(int day, int node, int client, long size) {
    lines[day][node * CLIENTS + client]++;
    bytes[day][node * CLIENTS + client] += size;
    total++;
  }

  synchronized long total() {
    return total;
  }

  /** How many lines a day has. */
  synchronized long lines(int day) {
    return sum(lines[day]);
  }

  /**
   * Compares what is published of a day with what was written.
   *
   * @throws Violation if a line is missing, or there twice
   */
  synchronized void compare(Run run, LedgerState state, String date) throws IOException, Violation {
    ReportRows rows = new ReportRows(run, state, Report.IP_NODE_ACCESS);
    List<String> columns = rows.columns().stream().map(column -> column.name()).toList();
    long[] foundLines = new long[nodes * CLIENTS];
    long[] foundBytes = new long[nodes * CLIENTS];
    rows.forEach(
        date,
        date,
        row -> {
          int at = index((byte[]) row[columns.indexOf("client")]);
          foundLines[at] += (Long) row[columns.indexOf("requests")];
          foundBytes[at] += (Long) row[columns.indexOf("bytes_sent")];
          return true;
        });
    int day = FastClock.day(date);
    for (int at = 0; at < foundLines.length; at++) {
      if (foundLines[at] != lines[day][at] || foundBytes[at] != bytes[day][at]) {
        throw new Violation(
            "%s: %,d lines of %,d; client %d of node %d has %,d lines of %,d bytes, not %,d of %,d"
                .formatted(
                    date,
                    sum(foundLines),
                    sum(lines[day]),
                    at % CLIENTS,
                    at / CLIENTS + 1,
                    foundLines[at],
                    foundBytes[at],
                    lines[day][at],
                    bytes[day][at]));
      }
    }
  }

  /** Of an address as {@link LogServers} writes it. */
  private static int index(byte[] client) {
    String[] numbers = new String(client, StandardCharsets.US_ASCII).split("\\.", -1);
    return (Integer.parseInt(numbers[2]) - 1) * CLIENTS + Integer.parseInt(numbers[3]);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
