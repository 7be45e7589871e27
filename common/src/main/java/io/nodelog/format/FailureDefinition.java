package io.nodelog.format;

import io.nodelog.format.parser.RecordFormat;
import io.nodelog.format.parser.TimeForms;
import io.nodelog.format.service.FailureColumns;
import io.nodelog.format.service.FailureFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads how a record of failures is laid out: what its columns are called, and which of them say
 * which node was down, from when to when and why.
 */
final class FailureDefinition {
  private static final String COLUMNS = "columns";
  private static final String DELIMITER = "delimiter";
  private static final String TIMES = "times";

  private final Options options;
  private final List<String> names;

  private FailureDefinition(Options options) {
    this.options = options;
    this.names = options.texts(COLUMNS);
  }

  static RecordFormat compile(Options options) {
    return new FailureDefinition(options).compile();
  }

  private RecordFormat compile() {
    if (names.size() < 2) {
      throw options.invalid(COLUMNS, "must be a list of two names or more");
    }
    FailureColumns columns =
        new FailureColumns(
            names,
            delimiter(),
            required("subject"),
            required("start"),
            column("end"),
            column("reason"),
            options.has("planned") ? options.texts("planned") : List.of(),
            options.optionalText("component").orElse(""));
    if (!columns.component().isEmpty() && options.has("end")) {
      throw options.invalid("end", "must be missing where component is set: a part fails at once");
    }
    List<String> times = options.has(TIMES) ? options.texts(TIMES) : List.of("iso");
    times.forEach(form -> options.make(TIMES, () -> TimeForms.needsZone(form)));
    return new FailureFormat(columns, times);
  }

  private byte delimiter() {
    String text = options.optionalText(DELIMITER).orElse(",");
    if (text.length() != 1 || text.charAt(0) >= 0x80 || text.charAt(0) == '"') {
      throw options.invalid(DELIMITER, "must be one ASCII character, and no quote");
    }
    return (byte) text.charAt(0);
  }

  private int required(String key) {
    options.text(key);
    return column(key);
  }

  /** Where a column stands, or that there is none. */
  private int column(String key) {
    Optional<String> name = options.optionalText(key);
    if (name.isEmpty()) {
      return FailureColumns.NONE;
    }
    int at = names.indexOf(name.get());
    if (at < 0 || at != names.lastIndexOf(name.get())) {
      throw options.invalid(key, "must be one of columns, and no two may have the name");
    }
    return at;
  }
}
