package io.nodelog.format.metric;

import io.nodelog.bytes.JsonPaths;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.ServiceFormat;
import io.nodelog.format.parser.TimeForms;
import io.nodelog.record.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Samples that are JSON objects, one a line, each with a time and one metric or more. */
public final class JsonSampleFormat implements ServiceFormat {
  private static final String TIME = "time";
  private static final String HOST = "host";
  private static final String DEVICE = "device";

  private final List<FormatColumn> columns = new ArrayList<>();
  private final JsonPaths paths = new JsonPaths();
  private final List<String> timeForms;
  private final int[] time;
  private final int[] host;
  private final int[] device;
  private final Map<Metric, List<JsonValue>> values = new EnumMap<>(Metric.class);

  /**
   * A format of columns.
   *
   * @param keys of {@code time}, {@code host}, {@code device} and the words of {@link Metric}:
   *     where each is found, as {@link JsonPaths} writes it; of a metric also with a factor behind
   *     it or taken from 100, as {@link JsonValue} says. The first one with a value counts
   * @param timeForms how the times are written, as {@link TimeForms} has them
   * @throws IllegalArgumentException if a path or a form is none, a column is not known, or the
   *     time or every metric is missing
   */
  public JsonSampleFormat(Map<String, List<String>> keys, List<String> timeForms) {
    this.timeForms = List.copyOf(timeForms);
    requireKnown(keys);
    columns.add(new FormatColumn(TIME, "timestamp", "microseconds", text(keys, TIME), ""));
    time = paths(keys, TIME);
    host = texts(keys, HOST);
    device = texts(keys, DEVICE);
    for (Metric metric : Metric.values()) {
      List<String> found = keys.getOrDefault(metric.word(), List.of());
      if (!found.isEmpty()) {
        values.put(metric, found.stream().map(text -> JsonValue.of(text, paths)).toList());
        columns.add(MetricFormats.column(metric, text(keys, metric.word())));
      }
    }
    if (time.length == 0 || values.isEmpty()) {
      throw new IllegalArgumentException(
          "Missing column: %s (every format of samples must have a time and a metric)"
              .formatted(time.length == 0 ? TIME : "a metric"));
    }
  }

  private static void requireKnown(Map<String, List<String>> keys) {
    List<String> known =
        Stream.concat(
                Stream.of(TIME, HOST, DEVICE), Arrays.stream(Metric.values()).map(Metric::word))
            .toList();
    for (String name : keys.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "Unknown column: %s (must be one of %s)".formatted(name, String.join(", ", known)));
      }
    }
  }

  private int[] texts(Map<String, List<String>> keys, String name) {
    int[] found = paths(keys, name);
    if (found.length > 0) {
      columns.add(new FormatColumn(name, "string", "", text(keys, name), ""));
    }
    return found;
  }

  private int[] paths(Map<String, List<String>> keys, String name) {
    return keys.getOrDefault(name, List.of()).stream().mapToInt(paths::add).toArray();
  }

  private static String text(Map<String, List<String>> keys, String name) {
    return String.join(" or ", keys.getOrDefault(name, List.of()));
  }

  @Override
  public List<FormatColumn> columns() {
    return List.copyOf(columns);
  }

  @Override
  public boolean needsZone() {
    return timeForms.stream().anyMatch(TimeForms::needsZone);
  }

  @Override
  public EventParser newParser(ParserSettings settings) {
    return new JsonSamples(
        paths.reader(), time, host, device, values, new TimeForms(timeForms, settings));
  }
}
