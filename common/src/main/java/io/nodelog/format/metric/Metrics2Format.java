package io.nodelog.format.metric;

import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.ServiceFormat;
import io.nodelog.record.Metric;
import java.util.List;

/**
 * What the file sink of Hadoop's metrics2 writes: {@code 1767780000000 jvm.JvmMetrics: Context=jvm,
 * ProcessName=DataNode, Hostname=dn-7, MemHeapUsedM=169.2, MemHeapMaxM=910.5}. A line is a record
 * of one source of metrics; of the many that daemons have, those on the resources of the node
 * count.
 */
final class Metrics2Format implements ServiceFormat {
  @Override
  public List<FormatColumn> columns() {
    return MetricFormats.columns(
        "timestamp",
        List.of(
            MetricFormats.device("ProcessName"),
            MetricFormats.column(Metric.HEAP_PERCENT, "MemHeapUsedM / MemHeapMaxM"),
            MetricFormats.column(Metric.DISK_USED_PERCENT, "(Capacity - Remaining) / Capacity"),
            MetricFormats.column(Metric.MEMORY_USED_BYTES, "NodeUsedMemGB")));
  }

  @Override
  public EventParser newParser(ParserSettings settings) {
    return new Metrics2Lines();
  }
}
