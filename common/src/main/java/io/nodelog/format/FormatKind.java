package io.nodelog.format;

import com.typesafe.config.ConfigFactory;
import io.nodelog.format.access.StringFormat;
import io.nodelog.format.metric.MetricFormats;
import io.nodelog.format.parser.RecordFormat;
import io.nodelog.format.service.KafkaLog;
import io.nodelog.format.service.Log4jPattern;
import io.nodelog.format.service.NamedFormats;
import java.util.List;
import java.util.Locale;

/** How a format is described: mostly by whose format string it is. */
enum FormatKind {
  /** A string of Apache's {@code LogFormat}. */
  APACHE("Apache"),
  /** A string of nginx's {@code log_format}. */
  NGINX("nginx"),
  /** A string of HAProxy's {@code log-format}. */
  HAPROXY("HAProxy"),
  /** A format string of Envoy's access log. */
  ENVOY("Envoy"),
  /** A string of squid's {@code logformat}. */
  SQUID("squid"),
  /** The layout of a server whose fields are fixed, with the names of its manual. */
  LAYOUT("a server with fixed fields"),
  /** A pattern of log4j 1 or 2. */
  LOG4J("log4j"),
  /** A pattern of logback. */
  LOGBACK("logback"),
  /** A pattern of log4j whose messages start with the part of a Kafka broker that speaks. */
  KAFKA("Kafka"),
  /** No string: the format is known by its name alone. */
  NAMED("a daemon"),
  /** JSON objects, by the keys of each column. */
  JSON("JSON", "mapping", Options.SERVER),
  /** Lines whose fields a {@code #Fields:} line names. */
  W3C("the W3C", "duration-unit", "escape", "fields"),
  /** A regular expression whose groups are columns. */
  REGEX("RE2", "expression", "longest-line", "columns", Options.SERVER),
  /** Rows of failures of nodes, in columns with a delimiter. */
  CSV(
      "CSV",
      "columns",
      "delimiter",
      "subject",
      "start",
      "end",
      "reason",
      "planned",
      "component",
      "times"),
  /** Samples of the resources of nodes as JSON objects, by the keys of each metric. */
  METRICS("samples in JSON", "mapping");

  /** The key of format strings. */
  static final String STRINGS = "strings";

  final String server;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> keys;

  /**
   * @param keys of a file that describes such a format, if they are not format strings
   */
  FormatKind(String server, String... keys) {
    this.server = server;
    this.keys = keys.length == 0 ? List.of(STRINGS) : List.of(keys);
  }

  /** The keys that a file has for this kind, besides those of every kind. */
  List<String> keys() {
    return keys;
  }

  boolean hasStrings() {
    return keys.contains(STRINGS);
  }

  /** The word for it in files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The definition of a format that is known by its format string alone. */
  FormatDefinition define(String formatString) {
    return define(formatString, formatString);
  }

  /**
   * The definition of a format string that configurations say more of.
   *
   * @param name what configurations call it: the string, maybe with whose it is before it
   */
  FormatDefinition define(String name, String formatString) {
    return new FormatDefinition(
        name,
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
      case HAPROXY -> StringFormat.haproxy(definition.strings());
      case ENVOY -> StringFormat.envoy(definition.strings());
      case SQUID -> StringFormat.squid(definition.strings());
      case LAYOUT -> StringFormat.layout(definition.strings());
      case KAFKA -> KafkaLog.format(definition.strings());
      case LOG4J, LOGBACK -> Log4jPattern.format(definition.strings());
      case NAMED ->
          MetricFormats.of(definition.name()).orElseGet(() -> NamedFormats.of(definition.name()));
      case W3C -> HeaderDefinition.compile(new Options(definition.options()));
      case REGEX -> PatternDefinition.compile(new Options(definition.options()));
      case CSV -> FailureDefinition.compile(new Options(definition.options()));
      case JSON -> JsonDefinition.compile(new Options(definition.options()));
      case METRICS -> SamplesDefinition.compile(new Options(definition.options()));
    };
  }
}
