package io.nodelog.format;

import com.typesafe.config.ConfigUtil;
import io.nodelog.format.access.Column;
import io.nodelog.format.json.JsonColumn;
import io.nodelog.format.json.JsonFormat;
import java.util.ArrayList;
import java.util.List;

/** Reads the mapping of a format of JSON lines: for each column the keys that it may have. */
final class JsonDefinition {
  private static final String MAPPING = "mapping";
  private static final String KEY = "key";

  private JsonDefinition() {}

  static JsonFormat compile(Options options) {
    Options mapping = options.group(MAPPING);
    List<JsonColumn> columns = new ArrayList<>();
    for (String name : mapping.keys()) {
      String key = ConfigUtil.quoteString(name);
      columns.add(mapping.make(key, () -> column(mapping, name, key)));
    }
    return options.make(MAPPING, () -> new JsonFormat(columns));
  }

  private static JsonColumn column(Options mapping, String name, String key) {
    Column column = Column.named(name);
    if (!mapping.isGroup(key)) {
      return new JsonColumn(column, mapping.texts(key));
    }
    Options group = mapping.group(key);
    return new JsonColumn(ColumnOptions.of(column, group), group.texts(KEY));
  }
}
