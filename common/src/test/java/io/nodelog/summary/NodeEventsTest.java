package io.nodelog.summary;

import io.nodelog.record.Outcome;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class NodeEventsTest extends SummaryLaws {
  private static final String FILE = "file:/nn.log";

  @Override
  SummaryTable table() {
    return SummaryTable.NODE_EVENTS;
  }

  /** Each line tells of one of four nodes; many say the same. */
  @Override
  void summarize(List<Line> lines, SummarySettings settings, BlockSink sink) throws IOException {
    NodeEvents events = new NodeEvents(settings, micros -> micros % 5 != 0, sink);
    events.startFile(NODE, FILE);
    ServiceRecord record = new ServiceRecord();
    for (Line line : lines) {
      if (line.outcome().counted()) {
        fill(record, line);
        events.add(record, line.offset());
        if (settings.memoryBytes() == 1) {
          events.flush();
        }
      }
    }
    events.flush();
  }

  private static void fill(ServiceRecord record, Line line) {
    byte[] message =
        ("BLOCK* registerDatanode: from " + subject(line)).getBytes(StandardCharsets.US_ASCII);
    record.clear(message);
    record.set(ServiceField.MESSAGE, 0, message.length);
    record.setTimeMicros(time(line));
  }

  private static String subject(Line line) {
    return "dn-" + Math.floorMod(line.offset(), 4);
  }

  private static long time(Line line) {
    return Math.floorDiv(line.micros(), 600_000_003L) * 600_000_003L;
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Days days = new Days(settings.zone());
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Long> first = new TreeMap<>();
    for (Line line : lines) {
      if (line.outcome() != Outcome.REJECT && line.outcome().counted() && time(line) % 5 != 0) {
        String key =
            String.join(
                "|",
                "node_events",
                "" + LocalDate.ofEpochDay(days.dayOf(time(line)).epochDay()),
                "" + time(line),
                subject(line),
                NODE,
                "hdfs_registered",
                "");
        counts.merge(key, 1L, Long::sum);
        first.merge(key, line.offset(), Math::min);
      }
    }
    Map<String, String> rows = new TreeMap<>();
    counts.forEach((key, count) -> rows.put(key, "events=" + count + evidence(first.get(key))));
    return rows;
  }

  private static String evidence(long offset) {
    byte[] evidence = NodeEvents.evidence(FILE.getBytes(StandardCharsets.UTF_8), offset);
    return " evidence=" + new String(evidence, StandardCharsets.ISO_8859_1);
  }
}
