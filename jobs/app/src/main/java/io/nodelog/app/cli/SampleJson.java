package io.nodelog.app.cli;

import io.nodelog.format.service.ServiceColumns;
import io.nodelog.record.FieldText;
import io.nodelog.record.Metric;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes samples of the resources of nodes as JSON lines: in {@code metrics} those that the line
 * has, by their words, in their units.
 */
final class SampleJson {
  private final Json json = new Json();
  private final String source;
  private final @Nullable String node;

  /**
   * @param source names the file
   * @param node whose file it is, if that is known
   */
  SampleJson(String source, @Nullable String node) {
    this.source = source;
    this.node = node;
  }

  /** Returns the JSON of one sample, without a line end. */
  String of(ServiceRecord sample, long lineNumber, boolean partial) {
    json.clear();
    json.beginObject().member("source", source).member("line_number", lineNumber);
    json.member("partial", partial).member("node", node);
    json.member("time", Instant.EPOCH.plus(sample.timeMicros(), ChronoUnit.MICROS).toString());
    json.member("host", FieldText.of(sample, ServiceField.HOST));
    json.member("device", FieldText.of(sample, ServiceField.DEVICE));
    json.beginObject("metrics");
    for (Metric metric : Metric.values()) {
      String value = ServiceColumns.value(sample, metric);
      if (value != null) {
        json.member(metric.word(), Double.parseDouble(value));
      }
    }
    return json.endObject().endObject().toString();
  }
}
