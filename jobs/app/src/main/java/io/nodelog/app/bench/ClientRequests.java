package io.nodelog.app.bench;

import io.nodelog.record.ClientKind;
import io.nodelog.summary.Block;
import io.nodelog.summary.BlockKey;
import io.nodelog.summary.BlockSink;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** Takes from summary blocks how many requests each IPv4 client made. */
final class ClientRequests implements BlockSink {
  private final Map<Integer, Long> requests = new TreeMap<>();

  @Override
  public void accept(BlockKey key, byte[] block) throws IOException {
    if (key.table() != SummaryTable.IP_NODE_ACCESS) {
      return;
    }
    KeyReader client = new KeyReader();
    ValueReader measures = new ValueReader();
    SortedRows rows = Block.of(block).rows();
    while (rows.next()) {
      if (client.set(rows.key()).clientKind() != ClientKind.V4) {
        throw new BenchFailed("Cannot check the clients: one has no IPv4 address");
      }
      requests.merge(client.ipv4(), measures.set(rows.value()).sum(), Long::sum);
    }
  }

  /** Prints a line a client: address, space, requests. */
  void printTo(PrintStream out) {
    requests.forEach((address, count) -> out.println(text(address) + " " + count));
  }

  private static String text(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 255)
        + "."
        + (address >>> 8 & 255)
        + "."
        + (address & 255);
  }
}
