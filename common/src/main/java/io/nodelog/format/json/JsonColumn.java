package io.nodelog.format.json;

import io.nodelog.format.access.Column;
import java.util.List;

/**
 * A column and where a JSON object has it.
 *
 * @param paths as {@link io.nodelog.bytes.JsonPaths} writes them; the first one with a value counts
 */
public record JsonColumn(Column column, List<String> paths) {
  public JsonColumn {
    paths = List.copyOf(paths);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("Missing key of " + column);
    }
  }
}
