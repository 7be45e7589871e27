package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.report.load.Load;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;

/** A row of the summary {@code request_routes}: what was asked of a node in an hour. */
record RouteRow(
    long hourStart,
    String node,
    String virtualHost,
    String route,
    long requests,
    long bytesSent,
    long busyMicros) {

  /** Takes the rows in the order of hour, node, virtual host and route. */
  @FunctionalInterface
  interface Visitor {
    void row(RouteRow row) throws IOException;
  }

  static void forEach(SummaryInputs summaries, Visitor visitor) throws IOException {
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    SortedRows rows = summaries.rows(SummaryTable.REQUEST_ROUTES);
    while (rows.next()) {
      key.set(rows.key());
      values.set(rows.value());
      visitor.row(
          new RouteRow(
              key.instant(),
              SafeText.decode(key.text()),
              SafeText.decode(key.text()),
              SafeText.decode(key.text()),
              values.sum(),
              values.sum(),
              values.sum()));
    }
  }

  long of(Load load) {
    return switch (load) {
      case REQUESTS -> requests;
      case BYTES_SENT -> bytesSent;
      case BUSY_MICROS -> busyMicros;
    };
  }

  HotSpot.Name routeName() {
    return new HotSpot.Name(HotSpot.ROUTE, virtualHost, route);
  }

  HotSpot.Name hostName() {
    return new HotSpot.Name(HotSpot.VIRTUAL_HOST, "", virtualHost);
  }
}
