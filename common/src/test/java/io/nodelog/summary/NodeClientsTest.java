package io.nodelog.summary;

import io.nodelog.record.ClientKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

class NodeClientsTest extends AccessSummaryLaws {
  @Override
  SummaryTable table() {
    return SummaryTable.NODE_CLIENTS;
  }

  /** The library itself is the oracle. */
  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, HllSketch> rows = new TreeMap<>();
    for (Line line : lines) {
      if (line.outcome().counted() && line.kind() != ClientKind.NONE) {
        String key =
            String.join(
                "|",
                "node_clients",
                date(line.micros(), settings.zone()).toString(),
                "" + startOf(line.micros(), settings.zone(), 3600),
                NODE);
        rows.computeIfAbsent(key, absent -> new HllSketch(10, TgtHllType.HLL_8))
            .update(encoded(line));
      }
    }
    Map<String, String> texts = new TreeMap<>();
    rows.forEach(
        (key, sketch) -> texts.put(key, "clients=" + Math.round(sketch.getCompositeEstimate())));
    return texts;
  }

  private static byte[] encoded(Line line) {
    byte[] name = Line.latin(line.name());
    return switch (line.kind()) {
      case V4 -> new KeyWriter().clientIpv4((int) line.low()).copy();
      case V6 -> new KeyWriter().clientIpv6(line.high(), line.low()).copy();
      case NAME -> new KeyWriter().clientName(name, 0, name.length).copy();
      case NONE -> new KeyWriter().clientNone().copy();
    };
  }
}
