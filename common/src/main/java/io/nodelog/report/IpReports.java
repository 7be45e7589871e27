package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.KeyType;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Makes {@code ip_access} and {@code ip_node_access} in one pass: the rows of a client are
 * neighbours, one a node, and what they add up to is the client's own row.
 */
final class IpReports implements ReportMaker {
  private record OfNode(String node, AccessTotals totals) {}

  @Override
  public Set<Report> reports() {
    return Set.of(Report.IP_ACCESS, Report.IP_NODE_ACCESS);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    ByteRange client = new ByteRange();
    byte[] current = new byte[0];
    List<OfNode> ofNodes = new ArrayList<>();
    SortedRows rows = summaries.rows(SummaryTable.IP_NODE_ACCESS);
    while (rows.next()) {
      key.set(rows.key()).column(KeyType.CLIENT, client);
      if (!Arrays.equals(current, 0, current.length, client.bytes(), client.from(), client.to())) {
        emit(current, ofNodes, sink);
        ofNodes.clear();
        current = client.copy();
      }
      ofNodes.add(
          new OfNode(SafeText.decode(key.text()), AccessTotals.read(values.set(rows.value()))));
    }
    emit(current, ofNodes, sink);
  }

  private static void emit(byte[] encodedClient, List<OfNode> ofNodes, ReportSink sink)
      throws IOException {
    if (ofNodes.isEmpty()) {
      return;
    }
    Client client = Client.decode(encodedClient);
    AccessTotals whole = new AccessTotals();
    ofNodes.forEach(one -> whole.add(one.totals()));
    sink.row(Report.IP_ACCESS, whole.row(client, ofNodes.size()));
    for (OfNode one : ofNodes) {
      double share = (double) one.totals().requests() / whole.requests();
      sink.row(Report.IP_NODE_ACCESS, one.totals().row(client, one.node(), share));
    }
  }
}
