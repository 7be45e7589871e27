package io.nodelog.format;

import com.typesafe.config.ConfigUtil;
import io.nodelog.format.access.Column;
import io.nodelog.format.json.JsonColumn;
import io.nodelog.format.json.JsonFormat;
import io.nodelog.format.parser.RecordFormat;
import io.nodelog.format.service.JsonEventFormat;
import io.nodelog.record.LogServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the mapping of a format of JSON lines: for each column the keys that it may have. A mapping
 * with a message or a level is of a daemon's events, another one of requests.
 */
final class JsonDefinition {
  private static final String MAPPING = "mapping";
  private static final String KEY = "key";
  private static final String FORMAT = "format";
  private static final String TIME = "time";

  private JsonDefinition() {}

  static RecordFormat compile(Options options) {
    Options mapping = options.group(MAPPING);
    boolean events = mapping.has("message") || mapping.has("level");
    return options.make(
        MAPPING, () -> events ? events(mapping) : requests(mapping, options.server()));
  }

  private static JsonFormat requests(Options mapping, LogServer server) {
    List<JsonColumn> columns = new ArrayList<>();
    for (String name : mapping.keys()) {
      String key = ConfigUtil.quoteString(name);
      columns.add(mapping.make(key, () -> column(mapping, name, key)));
    }
    return new JsonFormat(columns, server);
  }

  private static JsonColumn column(Options mapping, String name, String key) {
    Column column = Column.named(name);
    if (!mapping.isGroup(key)) {
      return new JsonColumn(column, mapping.texts(key));
    }
    Options group = mapping.group(key);
    return new JsonColumn(ColumnOptions.of(column, group), group.texts(KEY));
  }

  private static JsonEventFormat events(Options mapping) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    List<String> forms = List.of("iso");
    for (String name : mapping.keys()) {
      String key = ConfigUtil.quoteString(name);
      boolean isTime = name.equals(TIME) && mapping.isGroup(key);
      if (isTime) {
        Options time = mapping.group(key);
        time.allowOnly(KEY, FORMAT);
        forms = time.has(FORMAT) ? time.texts(FORMAT) : forms;
        keys.put(name, time.texts(KEY));
      } else {
        keys.put(name, mapping.texts(key));
      }
    }
    return new JsonEventFormat(keys, forms);
  }
}
