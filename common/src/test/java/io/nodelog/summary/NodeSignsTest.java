package io.nodelog.summary;

import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;

class NodeSignsTest extends SummaryLaws {
  private static final List<String> LOGGERS =
      List.of(
          "org.apache.hadoop.hdfs.server.datanode.DataNode",
          "org.apache.hadoop.yarn.server.nodemanager.NodeManager",
          "org.apache.hadoop.ipc.Server");

  @Override
  SummaryTable table() {
    return SummaryTable.NODE_SIGNS;
  }

  @Override
  void summarize(List<Line> lines, SummarySettings settings, BlockSink sink) throws IOException {
    NodeEvents events = new NodeEvents(settings, micros -> true, sink);
    events.startFile(NODE, "a.log");
    ServiceRecord record = new ServiceRecord();
    for (Line line : lines) {
      byte[] text = (logger(line) + "web-1").getBytes(StandardCharsets.US_ASCII);
      record.clear(text);
      record.set(ServiceField.LOGGER, 0, logger(line).length());
      if (namesHost(line)) {
        record.set(ServiceField.HOST, logger(line).length(), text.length);
      }
      record.setTimeMicros(line.micros());
      events.add(record, line.offset());
      if (settings.memoryBytes() == 1) {
        events.flush();
      }
    }
    events.flush();
  }

  private static String logger(Line line) {
    return LOGGERS.get((int) Math.floorMod(line.offset(), 3L));
  }

  private static boolean namesHost(Line line) {
    return Math.floorMod(line.micros(), 2L) == 0;
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, List<Long>> times = new TreeMap<>();
    for (Line line : lines) {
      if (namesHost(line) || !logger(line).endsWith("Server")) {
        times.computeIfAbsent(key(line, settings), any -> new ArrayList<>()).add(line.micros());
      }
    }
    Map<String, String> rows = new TreeMap<>();
    times.forEach((key, all) -> rows.put(key, row(all)));
    return rows;
  }

  private static String key(Line line, SummarySettings settings) {
    Days.Day day = new Days(settings.zone()).dayOf(line.micros());
    long minute = Math.floorDiv(line.micros(), 60_000_000L) * 60_000_000L;
    String service = logger(line).contains("hdfs") ? "hdfs" : "yarn";
    return String.join(
        "|",
        "node_signs",
        "" + LocalDate.ofEpochDay(day.epochDay()),
        "" + Math.max(minute, day.startMicros()),
        NODE,
        namesHost(line) ? "web-1" : "",
        namesHost(line) ? "system" : service);
  }

  private static String row(List<Long> times) {
    LongSummaryStatistics all = times.stream().mapToLong(Long::longValue).summaryStatistics();
    return "lines=" + all.getCount() + " first_seen=" + all.getMin() + " last_seen=" + all.getMax();
  }
}
