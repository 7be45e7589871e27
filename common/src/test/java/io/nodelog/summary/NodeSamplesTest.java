package io.nodelog.summary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.nodelog.record.Metric;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class NodeSamplesTest extends SummaryLaws {
  private static final List<String> DEVICES = List.of("", "sda", "sdb");

  @Override
  SummaryTable table() {
    return SummaryTable.NODE_SAMPLES;
  }

  @Override
  void summarize(List<Line> lines, SummarySettings settings, BlockSink sink) throws IOException {
    NodeSamples samples = new NodeSamples(settings, sink);
    samples.startNode(NODE);
    ServiceRecord record = new ServiceRecord();
    for (Line line : lines) {
      byte[] text = (device(line) + line.host()).getBytes(ISO_8859_1);
      record.clear(text);
      record.set(ServiceField.DEVICE, 0, device(line).length());
      if (!line.host().isEmpty()) {
        record.set(ServiceField.HOST, device(line).length(), text.length);
      }
      record.setTimeMicros(line.micros());
      record.samples().set(Metric.LOAD_AVERAGE, line.length());
      record.samples().set(Metric.CPU_PERCENT, 400 * line.length());
      samples.add(record);
      if (settings.memoryBytes() == 1) {
        samples.flush();
      }
    }
    samples.flush();
  }

  private static String device(Line line) {
    return DEVICES.get((int) Math.floorMod(line.offset(), 3L));
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    Map<String, List<Long>> values = new TreeMap<>();
    for (Line line : lines) {
      long percent = Math.min(100_000, 400 * line.length());
      add(values, key(line, "load_average", settings), line.length());
      add(values, key(line, "cpu_percent", settings), percent);
    }
    Map<String, String> rows = new TreeMap<>();
    values.forEach((key, all) -> rows.put(key, row(all)));
    return rows;
  }

  private static void add(Map<String, List<Long>> values, String key, long value) {
    values.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
  }

  private static String key(Line line, String metric, SummarySettings settings) {
    Days.Day day = new Days(settings.zone()).dayOf(line.micros());
    long bucket = settings.bucketSeconds() * 1_000_000L;
    return String.join(
        "|",
        "node_samples",
        "" + LocalDate.ofEpochDay(day.epochDay()),
        "" + (line.micros() - (line.micros() - day.startMicros()) % bucket),
        NODE,
        line.host(),
        metric,
        device(line));
  }

  private static String row(List<Long> values) {
    long sum = values.stream().mapToLong(Long::longValue).sum();
    long min = values.stream().mapToLong(Long::longValue).min().orElseThrow();
    long max = values.stream().mapToLong(Long::longValue).max().orElseThrow();
    return "samples=%d sum_thousandths=%d min_thousandths=%d max_thousandths=%d"
        .formatted(values.size(), sum, min, max);
  }
}
