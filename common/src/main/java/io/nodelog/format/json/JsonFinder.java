package io.nodelog.format.json;

import io.nodelog.bytes.JsonFields;
import io.nodelog.format.access.ColumnFinder;

/** Finds the value of a column by the first of its paths that has one. */
final class JsonFinder implements ColumnFinder {
  private final JsonFields fields;
  private final int[][] pathsOfColumn;
  private final int[] chosen;

  JsonFinder(JsonFields fields, int[][] pathsOfColumn) {
    this.fields = fields;
    this.pathsOfColumn = pathsOfColumn;
    chosen = new int[pathsOfColumn.length];
  }

  @Override
  public boolean find(byte[] bytes, int from, int to) {
    if (!fields.read(bytes, from, to)) {
      return false;
    }
    for (int column = 0; column < chosen.length; column++) {
      int[] paths = pathsOfColumn[column];
      int i = 0;
      while (i < paths.length - 1 && !hasValue(paths[i], bytes)) {
        i++;
      }
      chosen[column] = paths[i];
    }
    return true;
  }

  /** An empty value or a dash gives way to the next key. */
  private boolean hasValue(int path, byte[] bytes) {
    int from = fields.from(path);
    int length = fields.to(path) - from;
    return fields.has(path) && length > 0 && (length > 1 || bytes[from] != '-');
  }

  @Override
  public int from(int column) {
    return fields.from(chosen[column]);
  }

  @Override
  public int to(int column) {
    return fields.to(chosen[column]);
  }
}
