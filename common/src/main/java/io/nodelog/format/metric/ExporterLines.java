package io.nodelog.format.metric;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.Digits;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.TimeForms;
import io.nodelog.record.Metric;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.util.List;
import java.util.Map;

/**
 * Reads lines of Prometheus' text form, each an event of its own: {@code
 * node_filesystem_avail_bytes{mountpoint="/data",fstype="xfs"} 1.2e+12 1767776400000}. Comments and
 * other metrics say nothing by design.
 */
final class ExporterLines implements EventParser {
  private static final int LONGEST_TIME = 15;
  private static final long MICROS_PER_MILLI = 1_000;

  private static final Map<String, Metric> METRICS =
      Map.of(
          "node_load1", Metric.LOAD_AVERAGE,
          "node_memory_MemTotal_bytes", Metric.MEMORY_TOTAL_BYTES,
          "node_memory_MemAvailable_bytes", Metric.MEMORY_AVAILABLE_BYTES,
          "node_memory_SwapTotal_bytes", Metric.SWAP_TOTAL_BYTES,
          "node_memory_SwapFree_bytes", Metric.SWAP_FREE_BYTES,
          "node_filesystem_size_bytes", Metric.DISK_SIZE_BYTES,
          "node_filesystem_avail_bytes", Metric.DISK_AVAILABLE_BYTES);

  private final TimeForms times;
  private final Words words = new Words();
  private final ExporterLabels labels = new ExporterLabels();
  private long scrapedMicros = TimeForms.INVALID;

  ExporterLines(ParserSettings settings) {
    times = new TimeForms(List.of("epoch_seconds", "iso"), settings);
  }

  @Override
  public boolean starts(byte[] bytes, int from, int to) {
    return true;
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int firstLineTo, int to, ServiceRecord record) {
    record.clear(bytes);
    if (ByteSearch.isBlank(bytes, from, firstLineTo)) {
      return Outcome.EXCLUDED;
    }
    if (ExporterFormat.isHead(bytes, from, firstLineTo)) {
      scrapedMicros = times.micros(bytes, from + ExporterFormat.HEAD.length(), firstLineTo);
      return Outcome.EXCLUDED;
    }
    if (bytes[from] == '#') {
      return Outcome.EXCLUDED;
    }
    int nameTo = nameEnd(bytes, from, firstLineTo);
    int labelsTo = nameTo == from ? -1 : labels.read(bytes, nameTo, firstLineTo);
    if (labelsTo < 0) {
      return record.reject(RejectReason.SHAPE);
    }
    words.cutAtBlanks(bytes, labelsTo, firstLineTo);
    if (words.count() != 1 && words.count() != 2) {
      return record.reject(RejectReason.SHAPE);
    }
    Metric metric = METRICS.get(new String(bytes, from, nameTo - from, US_ASCII));
    return metric == null || !labels.areOfNode() ? Outcome.EXCLUDED : read(metric, record);
  }

  private static int nameEnd(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && isOfName(bytes[end])) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(byte b) {
    return b == '_' || b == ':' || Digits.isDigit(b) || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z');
  }

  private Outcome read(Metric metric, ServiceRecord record) {
    long micros = words.count() == 2 ? ownMicros() : scrapedMicros;
    if (micros == TimeForms.INVALID) {
      return record.reject(RejectReason.TIME);
    }
    long value = Thousandths.parse(words.bytes(), words.from(0), words.to(0));
    if (value == Thousandths.INVALID) {
      return record.reject(RejectReason.NUMBER);
    }
    record.setTimeMicros(micros);
    record.samples().set(metric, value);
    if (labels.deviceFrom() >= 0) {
      record.set(ServiceField.DEVICE, labels.deviceFrom(), labels.deviceTo());
    }
    return Outcome.RECORD;
  }

  private long ownMicros() {
    int from = words.from(1);
    int to = words.to(1);
    long millis = to - from > LONGEST_TIME ? -1 : Digits.parse(words.bytes(), from, to);
    return millis < 0 ? TimeForms.INVALID : millis * MICROS_PER_MILLI;
  }
}
