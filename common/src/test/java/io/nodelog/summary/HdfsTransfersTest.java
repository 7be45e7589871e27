package io.nodelog.summary;

import io.nodelog.record.ClientKind;
import io.nodelog.record.LogServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class HdfsTransfersTest extends SummaryLaws {
  @Override
  SummaryTable table() {
    return SummaryTable.HDFS_TRANSFERS;
  }

  @Override
  void summarize(List<Line> lines, SummarySettings settings, BlockSink sink) throws IOException {
    HadoopRequest.summarize(lines, settings, sink);
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, List<Line>> groups = new TreeMap<>();
    for (Line line : lines) {
      if (HadoopRequest.server(line) == LogServer.DATANODE) {
        groups.computeIfAbsent(key(line, settings), any -> new ArrayList<>()).add(line);
      }
    }
    Map<String, String> rows = new TreeMap<>();
    groups.forEach((key, all) -> rows.put(key, row(all)));
    return rows;
  }

  private static String key(Line line, SummarySettings settings) {
    String operation = HadoopRequest.operation(line);
    return String.join(
        "|",
        "hdfs_transfers",
        AccessSummaryLaws.date(line.micros(), settings.zone()).toString(),
        "" + AccessSummaryLaws.startOf(line.micros(), settings.zone(), 3600),
        NODE,
        operation.substring(0, Math.min(127, operation.length())),
        "",
        locality(line));
  }

  /** These lines name no server, so that only what the client is known by tells. */
  private static String locality(Line line) {
    boolean loopback = line.kind() == ClientKind.V4 && (int) line.low() >>> 24 == 127;
    boolean socket = line.kind() == ClientKind.NAME && line.name().equals("unix:");
    return loopback || socket ? "local" : "unknown";
  }

  private static String row(List<Line> lines) {
    long bytes = 0;
    long busy = 0;
    DurationHistogram durations = new DurationHistogram();
    for (Line line : lines) {
      bytes = AccessSummaryLaws.sum(bytes, AccessSummaryLaws.orZero(line.bytesSent()));
      bytes = AccessSummaryLaws.sum(bytes, AccessSummaryLaws.orZero(line.bytesReceived()));
      busy = AccessSummaryLaws.sum(busy, AccessSummaryLaws.orZero(line.durationMicros()));
      if (line.durationMicros() >= 0) {
        durations.add(line.durationMicros());
      }
    }
    return "transfers=%d bytes=%d busy_micros=%d duration_micros=%s first_seen=%d last_seen=%d"
        .formatted(
            lines.size(),
            bytes,
            busy,
            durations,
            lines.stream().mapToLong(Line::micros).min().orElseThrow(),
            lines.stream().mapToLong(Line::micros).max().orElseThrow());
  }
}
