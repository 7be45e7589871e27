package io.nodelog.format;

import io.nodelog.format.header.HeaderFormat;
import io.nodelog.format.header.HeaderOptions;
import io.nodelog.record.TextEscape;
import java.util.Locale;

/** Reads what a server does differently with headers of the W3C. */
final class HeaderDefinition {
  private HeaderDefinition() {}

  static HeaderFormat compile(Options options) {
    String unit = options.word("duration-unit", "s", "ms", "us", "ns");
    String escape = options.word("escape", "none", "plus", "percent");
    HeaderOptions header =
        new HeaderOptions(
            unit,
            TextEscape.valueOf(escape.toUpperCase(Locale.ROOT)),
            options.optionalText("fields"));
    return options.make("fields", () -> new HeaderFormat(header));
  }
}
