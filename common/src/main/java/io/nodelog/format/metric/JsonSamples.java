package io.nodelog.format.metric;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.JsonFields;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.TimeForms;
import io.nodelog.record.Metric;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.TextEscape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads samples that are JSON objects, each line an event of its own. An object with a time and
 * none of the metrics, as collectors write many, says nothing by design.
 */
final class JsonSamples implements EventParser {
  private static final int ABSENT = -1;

  private final JsonFields json;
  private final int[] time;
  private final int[] host;
  private final int[] device;
  private final Map<Metric, List<JsonValue>> values;
  private final TimeForms times;

  JsonSamples(
      JsonFields json,
      int[] time,
      int[] host,
      int[] device,
      Map<Metric, List<JsonValue>> values,
      TimeForms times) {
    this.json = json;
    this.time = time;
    this.host = host;
    this.device = device;
    this.values = values;
    this.times = times;
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
    if (!json.read(bytes, from, firstLineTo)) {
      return record.reject(RejectReason.SHAPE);
    }
    int path = chosen(time);
    long micros =
        path == ABSENT ? TimeForms.INVALID : times.micros(bytes, json.from(path), json.to(path));
    if (micros == TimeForms.INVALID) {
      return record.reject(RejectReason.TIME);
    }
    record.setTimeMicros(micros);
    record.setEscape(TextEscape.BACKSLASH);
    set(ServiceField.HOST, host, record);
    set(ServiceField.DEVICE, device, record);
    return readValues(bytes, record);
  }

  private int chosen(int[] paths) {
    return IntStream.of(paths).filter(json::has).findFirst().orElse(ABSENT);
  }

  private void set(ServiceField field, int[] paths, ServiceRecord record) {
    int path = chosen(paths);
    if (path != ABSENT && json.from(path) < json.to(path)) {
      record.set(field, json.from(path), json.to(path));
    }
  }

  private Outcome readValues(byte[] bytes, ServiceRecord record) {
    int garbage = 0;
    for (Map.Entry<Metric, List<JsonValue>> entry : values.entrySet()) {
      Optional<JsonValue> value = entry.getValue().stream().filter(v -> v.isIn(json)).findFirst();
      if (value.isPresent()) {
        long thousandths = value.get().thousandths(json, bytes);
        if (thousandths == Thousandths.INVALID) {
          garbage++;
        } else {
          record.samples().set(entry.getKey(), thousandths);
        }
      }
    }
    if (record.samples().isEmpty()) {
      return garbage == 0 ? Outcome.EXCLUDED : record.reject(RejectReason.NUMBER);
    }
    return garbage == 0 ? Outcome.RECORD : Outcome.PARTIAL;
  }
}
