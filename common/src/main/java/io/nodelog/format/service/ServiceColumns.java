package io.nodelog.format.service;

import io.nodelog.record.ExceptionChain;
import io.nodelog.record.FieldText;
import io.nodelog.record.Metric;
import io.nodelog.record.MetricSamples;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of an event as text, by their names. */
public final class ServiceColumns {
  /** Every column, in the order in which they are shown. */
  public static final List<String> NAMES =
      List.of(
          "time",
          "level",
          "severity",
          "logger",
          "thread",
          "service",
          "process_id",
          "host",
          "client",
          "user",
          "message",
          "exception",
          "stack_trace",
          "duration_micros",
          "error_code",
          "system_error",
          "structured_data",
          "connection",
          "request",
          "server",
          "virtual_host",
          "referrer",
          "upstream",
          "database",
          "device");

  private static final int DECIMALS = 3;

  private ServiceColumns() {}

  /**
   * Returns the value of a column, or of a metric by its word; null if the event does not have it.
   * The column {@code exception} has the class of the exception and those of its causes, with
   * commas.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public static @Nullable String of(ServiceRecord record, String column) {
    return switch (column) {
      case "time" -> Instant.EPOCH.plus(record.timeMicros(), ChronoUnit.MICROS).toString();
      case "severity" -> record.severity().name().toLowerCase(Locale.ROOT);
      case "exception" -> exception(record);
      case "duration_micros" ->
          record.durationMicros() == ServiceRecord.ABSENT
              ? null
              : Long.toString(record.durationMicros());
      default ->
          Metric.of(column)
              .map(metric -> Optional.ofNullable(value(record, metric)))
              .orElseGet(() -> Optional.ofNullable(FieldText.of(record, field(column))))
              .orElse(null);
    };
  }

  /** The value of a metric in its unit, with three decimals; null if the sample has none. */
  public static @Nullable String value(ServiceRecord record, Metric metric) {
    long thousandths = record.samples().thousandths(metric);
    return thousandths == MetricSamples.ABSENT
        ? null
        : BigDecimal.valueOf(thousandths, DECIMALS).toPlainString();
  }

  /** The name of the column that shows a field. */
  static String name(ServiceField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String exception(ServiceRecord record) {
    ExceptionChain chain = new ExceptionChain();
    chain.read(record);
    return chain.count() == 0 ? null : String.join(", ", chain.names());
  }

  private static ServiceField field(String column) {
    for (ServiceField field : ServiceField.values()) {
      if (name(field).equals(column)) {
        return field;
      }
    }
    throw new IllegalArgumentException("Unknown column: " + column);
  }
}
