package io.nodelog.format;

import io.nodelog.format.access.Column;

/** Reads how the values of a column are written. */
final class ColumnOptions {
  private ColumnOptions() {}

  /** Returns the column with what its group of keys says of it. */
  static Column of(Column column, Options options) {
    options.allowOnly("key", "format", "unit", "absent", "optional", "moment");
    Column read = column;
    if (options.has("format")) {
      Column before = read;
      read = options.make("format", () -> before.withTimes(options.texts("format")));
    }
    if (options.has("unit")) {
      Column before = read;
      read = options.make("unit", () -> before.inUnit(options.text("unit")));
    }
    if (options.has("absent")) {
      read = read.absentAs(options.text("absent"));
    }
    if (options.flag("optional")) {
      read = read.asOptional();
    }
    return options.word("moment", "start", "end").equals("end") ? read.atRequestEnd() : read;
  }
}
