package io.nodelog.format.metric;

import io.nodelog.bytes.FixedText;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.ServiceFormat;
import io.nodelog.record.Metric;
import java.util.List;

/**
 * The gauges of Prometheus' node_exporter, in Prometheus' text form, as they are written to a file
 * again and again. The time is that of the line, in milliseconds, or else of the line {@code #
 * scraped_at 1767776400} above it; there is no other.
 */
final class ExporterFormat implements ServiceFormat {
  static final FixedText HEAD = FixedText.of("# scraped_at ");
  private static final int LONGEST_HEAD = 64;

  @Override
  public List<FormatColumn> columns() {
    return MetricFormats.columns(
        "timestamp or # scraped_at",
        List.of(
            MetricFormats.device("mountpoint"),
            MetricFormats.column(Metric.LOAD_AVERAGE, "node_load1"),
            MetricFormats.column(Metric.MEMORY_TOTAL_BYTES, "node_memory_MemTotal_bytes"),
            MetricFormats.column(Metric.MEMORY_AVAILABLE_BYTES, "node_memory_MemAvailable_bytes"),
            MetricFormats.column(Metric.SWAP_TOTAL_BYTES, "node_memory_SwapTotal_bytes"),
            MetricFormats.column(Metric.SWAP_FREE_BYTES, "node_memory_SwapFree_bytes"),
            MetricFormats.column(Metric.DISK_SIZE_BYTES, "node_filesystem_size_bytes"),
            MetricFormats.column(Metric.DISK_AVAILABLE_BYTES, "node_filesystem_avail_bytes")));
  }

  @Override
  public boolean hasHeaders() {
    return true;
  }

  @Override
  public boolean isHeader(byte[] bytes, int from, int to) {
    return isHead(bytes, from, to);
  }

  static boolean isHead(byte[] bytes, int from, int to) {
    return to - from > HEAD.length() && to - from <= LONGEST_HEAD && HEAD.at(bytes, from, to);
  }

  @Override
  public EventParser newParser(ParserSettings settings) {
    return new ExporterLines(settings);
  }
}
