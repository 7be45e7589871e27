package io.nodelog.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.event.FailureRecord;
import io.nodelog.record.event.NodeSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

class NodeSpaceTest extends SummaryLaws {
  private static final long HOUR_MICROS = 3_600_000_000L;

  @Override
  SummaryTable table() {
    return SummaryTable.NODE_SPACE;
  }

  /** Few times, so that several lines tell of one snapshot. */
  private static long time(Line line) {
    return Math.floorDiv(line.micros(), HOUR_MICROS) * HOUR_MICROS;
  }

  private static List<NodeSpace> spaces(Line line) {
    return Stream.of(0L, 1L, 2L).limit(line.offset() % 4).map(i -> space(line, i)).toList();
  }

  private static NodeSpace space(Line line, long i) {
    String state = line.status() % 2 == 0 ? NodeSpace.IN_SERVICE : NodeSpace.OUT_OF_SERVICE;
    long size = line.length();
    return new NodeSpace("10.0.0." + i + ":9866", state, size * 1000, size, i, size * 7, i * size);
  }

  @Override
  void summarize(List<Line> lines, SummarySettings settings, BlockSink sink) throws IOException {
    NodeEvents events = new NodeEvents(settings, micros -> true, sink);
    events.startFile(NODE, "a.txt");
    ServiceRecord record = new ServiceRecord();
    for (Line line : lines) {
      StringBuilder text = new StringBuilder(FailureRecord.SERVICE);
      spaces(line).forEach(space -> text.append(space.line()).append("\nspace in_service x\n"));
      byte[] bytes = text.toString().getBytes(UTF_8);
      int service = line.length() % 5 == 0 ? 0 : FailureRecord.SERVICE.length();
      record.clear(bytes);
      record.set(ServiceField.SERVICE, 0, service);
      record.set(ServiceField.STRUCTURED_DATA, FailureRecord.SERVICE.length(), bytes.length);
      record.setTimeMicros(time(line));
      events.add(record, line.offset());
      if (settings.memoryBytes() == 1) {
        events.flush();
      }
    }
    events.flush();
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, List<NodeSpace>> told = new TreeMap<>();
    for (Line line : lines) {
      for (NodeSpace space : line.length() % 5 == 0 ? List.<NodeSpace>of() : spaces(line)) {
        told.computeIfAbsent(key(line, space, settings), any -> new ArrayList<>()).add(space);
      }
    }
    Map<String, String> rows = new TreeMap<>();
    told.forEach((key, spaces) -> rows.put(key, row(spaces)));
    return rows;
  }

  private static String key(Line line, NodeSpace space, SummarySettings settings) {
    return String.join(
        "|",
        "node_space",
        AccessSummaryLaws.date(time(line), settings.zone()).toString(),
        "" + time(line),
        NODE,
        space.node(),
        space.state());
  }

  private static String row(List<NodeSpace> spaces) {
    return "capacity_bytes=%d used_bytes=%d non_dfs_used_bytes=%d remaining_bytes=%d blocks=%d"
        .formatted(
            most(spaces, NodeSpace::capacityBytes),
            most(spaces, NodeSpace::usedBytes),
            most(spaces, NodeSpace::nonDfsUsedBytes),
            most(spaces, NodeSpace::remainingBytes),
            most(spaces, NodeSpace::blocks));
  }

  private static long most(List<NodeSpace> spaces, ToLongFunction<NodeSpace> part) {
    return spaces.stream().mapToLong(part).max().orElseThrow();
  }
}
