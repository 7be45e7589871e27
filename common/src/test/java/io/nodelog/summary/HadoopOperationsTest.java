package io.nodelog.summary;

import io.nodelog.record.LogServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;

class HadoopOperationsTest extends SummaryLaws {
  @Override
  SummaryTable table() {
    return SummaryTable.HADOOP_OPERATIONS;
  }

  @Override
  void summarize(List<Line> lines, SummarySettings settings, BlockSink sink) throws IOException {
    HadoopRequest.summarize(lines, settings, sink);
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, List<Long>> times = new TreeMap<>();
    for (Line line : lines) {
      LogServer server = HadoopRequest.server(line);
      if (server != LogServer.DATANODE && server != LogServer.OTHER) {
        times.computeIfAbsent(key(line, settings), any -> new ArrayList<>()).add(line.micros());
      }
    }
    Map<String, String> rows = new TreeMap<>();
    times.forEach((key, all) -> rows.put(key, row(all)));
    return rows;
  }

  private static String key(Line line, SummarySettings settings) {
    String operation = HadoopRequest.operation(line);
    return String.join(
        "|",
        "hadoop_operations",
        AccessSummaryLaws.date(line.micros(), settings.zone()).toString(),
        "" + AccessSummaryLaws.startOf(line.micros(), settings.zone(), 3600),
        NODE,
        HadoopRequest.server(line).name().toLowerCase(Locale.ROOT),
        line.client(),
        HadoopRequest.user(line),
        operation.substring(0, Math.min(127, operation.length())),
        result(HadoopRequest.ending(line)));
  }

  private static String result(String ending) {
    return switch (ending) {
      case "allowed=true" -> "allowed";
      case "allowed=false" -> "denied";
      case "SUCCESS" -> "success";
      case "FAILURE" -> "failure";
      default -> "unknown";
    };
  }

  private static String row(List<Long> times) {
    LongSummaryStatistics all = times.stream().mapToLong(Long::longValue).summaryStatistics();
    return "operations="
        + all.getCount()
        + " first_seen="
        + all.getMin()
        + " last_seen="
        + all.getMax();
  }
}
