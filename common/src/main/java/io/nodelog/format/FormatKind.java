package io.nodelog.format;

import com.typesafe.config.ConfigFactory;
import io.nodelog.format.access.StringFormat;
import io.nodelog.format.parser.RecordFormat;
import java.util.List;

/** How a format is described: mostly by whose format string it is. */
enum FormatKind {
  /** A string of Apache's {@code LogFormat}. */
  APACHE("Apache"),
  /** A string of nginx's {@code log_format}. */
  NGINX("nginx");

  final String server;

  FormatKind(String server) {
    this.server = server;
  }

  /** The definition of a format that is known by its format string alone. */
  FormatDefinition define(String formatString) {
    return new FormatDefinition(
        formatString,
        "A format string of " + server,
        this,
        List.of(formatString),
        ConfigFactory.empty(),
        List.of());
  }

  RecordFormat compile(FormatDefinition definition) {
    return switch (this) {
      case APACHE -> StringFormat.apache(definition.strings());
      case NGINX -> StringFormat.nginx(definition.strings());
    };
  }
}
