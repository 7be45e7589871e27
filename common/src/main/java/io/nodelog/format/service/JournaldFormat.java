package io.nodelog.format.service;

import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.ServiceFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The journal of systemd as {@code journalctl -o json} writes it: an entry a line. */
final class JournaldFormat implements ServiceFormat {
  @Override
  public List<FormatColumn> columns() {
    List<FormatColumn> columns = new ArrayList<>();
    columns.add(NamedFormats.time("__REALTIME_TIMESTAMP"));
    columns.add(new FormatColumn("severity", "string", "", "PRIORITY", ""));
    for (JournaldField field : JournaldField.values()) {
      if (field.column != null) {
        String name = field.column.name().toLowerCase(Locale.ROOT);
        columns.add(new FormatColumn(name, "string", "", field.key, field.note));
      }
    }
    return columns;
  }

  @Override
  public EventParser newParser(ParserSettings settings) {
    return new JournaldEvents();
  }
}
