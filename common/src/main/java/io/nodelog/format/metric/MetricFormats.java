package io.nodelog.format.metric;

import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.RecordFormat;
import io.nodelog.record.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The formats of samples that are known by a name alone. */
public final class MetricFormats {
  private MetricFormats() {}

  /** Returns the format of a name, if it is one of samples. */
  public static Optional<RecordFormat> of(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "sar" -> new SarFormat(SarDate.Order.MONTH_FIRST);
          case "sar_day_first" -> new SarFormat(SarDate.Order.DAY_FIRST);
          case "sadf" -> new SadfFormat();
          case "hadoop_metrics2" -> new Metrics2Format();
          case "node_exporter" -> new ExporterFormat();
          default -> null;
        });
  }

  /** The columns of samples: the time, from the part of that name, and what is measured. */
  static List<FormatColumn> columns(String time, List<FormatColumn> values) {
    List<FormatColumn> columns = new ArrayList<>();
    columns.add(new FormatColumn("time", "timestamp", "microseconds", time, ""));
    columns.addAll(values);
    return columns;
  }

  /** The column of a metric. */
  static FormatColumn column(Metric metric, String part) {
    return new FormatColumn(metric.word(), "decimal", unit(metric), part, "");
  }

  /** The column of what a metric is measured of. */
  static FormatColumn device(String part) {
    return new FormatColumn("device", "string", "", part, "");
  }

  private static String unit(Metric metric) {
    if (metric.isPercent()) {
      return "percent";
    }
    return metric == Metric.LOAD_AVERAGE ? "" : "bytes";
  }
}
