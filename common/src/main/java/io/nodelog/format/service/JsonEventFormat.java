package io.nodelog.format.service;

import io.nodelog.bytes.JsonPaths;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.ServiceFormat;
import io.nodelog.format.parser.TimeForms;
import io.nodelog.record.ServiceField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events that are JSON objects, one a line. The keys come in any order; keys that no column asks
 * for are read over.
 */
public final class JsonEventFormat implements ServiceFormat {
  private static final String TIME = "time";
  private static final String EXCEPTION = "exception";

  /** The fields that a column can fill. */
  private static final List<ServiceField> FIELDS =
      List.of(
          ServiceField.LEVEL,
          ServiceField.LOGGER,
          ServiceField.THREAD,
          ServiceField.SERVICE,
          ServiceField.PROCESS_ID,
          ServiceField.HOST,
          ServiceField.CLIENT,
          ServiceField.USER,
          ServiceField.MESSAGE,
          ServiceField.STACK_TRACE);

  private final List<FormatColumn> columns = new ArrayList<>();
  private final List<String> timeForms;
  private final JsonPaths paths = new JsonPaths();
  private final Map<ServiceField, int[]> pathsOfField = new EnumMap<>(ServiceField.class);
  private final int[] timePaths;
  private final @Nullable JsonException exception;

  /**
   * A format of columns.
   *
   * @param keys the paths of each column, as {@link JsonPaths} writes them; the first one with a
   *     value counts. The column {@code exception} is an object with class, message and frames,
   *     from which the stack trace is put together
   * @param timeForms how the times are written, as {@link TimeForms} has them
   * @throws IllegalArgumentException if a path or a form is none, a column is not known, or none is
   *     the time
   */
  public JsonEventFormat(Map<String, List<String>> keys, List<String> timeForms) {
    this.timeForms = List.copyOf(timeForms);
    timePaths = add(keys, TIME, "timestamp");
    for (ServiceField field : FIELDS) {
      int[] found = add(keys, ServiceColumns.name(field), "string");
      if (found.length > 0) {
        pathsOfField.put(field, found);
      }
    }
    List<String> thrown = keys.getOrDefault(EXCEPTION, List.of());
    exception = thrown.isEmpty() ? null : new JsonException(thrown.get(0), paths);
    if (exception != null) {
      columns.add(new FormatColumn(EXCEPTION, "string", "", thrown.get(0), "with its frames"));
    }
    check(keys);
  }

  /** The names that columns can have. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(FIELDS.stream().map(ServiceColumns::name).toList());
    names.add(TIME);
    names.add(EXCEPTION);
    return names;
  }

  private int[] add(Map<String, List<String>> keys, String column, String type) {
    List<String> ofColumn = keys.getOrDefault(column, List.of());
    if (!ofColumn.isEmpty()) {
      String note = column.equals(TIME) && needsZone() ? "in the zone of the source" : "";
      columns.add(new FormatColumn(column, type, "", String.join(" or ", ofColumn), note));
    }
    return ofColumn.stream().mapToInt(paths::add).toArray();
  }

  private void check(Map<String, List<String>> keys) {
    for (String name : keys.keySet()) {
      if (!names().contains(name)) {
        throw new IllegalArgumentException(
            "Unknown column: %s (must be one of %s)".formatted(name, String.join(", ", names())));
      }
    }
    if (timePaths.length == 0) {
      throw new IllegalArgumentException("Missing column: time (every format must have one)");
    }
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
    return new JsonEvents(
        paths.reader(), timePaths, pathsOfField, exception, new TimeForms(timeForms, settings));
  }
}
