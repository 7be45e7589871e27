package io.nodelog.format;

import io.nodelog.format.access.ResolvedClient;
import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.RecordFormat;
import io.nodelog.format.parser.ServiceFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the lines of a source are read: a preset, known by its name, or the format string of the
 * server that wrote them.
 */
public final class LogFormat {
  /** What configurations say instead of a format that is to be found by the lines of each file. */
  public static final String AUTO = "auto";

  private final FormatDefinition definition;
  private final RecordFormat format;

  private LogFormat(FormatDefinition definition) {
    this.definition = definition;
    this.format = definition.kind().compile(definition);
  }

  /**
   * Returns the format of a preset or of a format string.
   *
   * @param presetOrString a preset's name, or a server's format string as {@link FormatString}
   *     knows them
   * @throws IllegalArgumentException if it is none of them, or a format string that cannot be read
   */
  public static LogFormat of(String presetOrString) {
    return of(presetOrString, Map.of());
  }

  /**
   * Returns the format that a configuration names.
   *
   * @param name a preset's name, that of a format of the site's own, or a server's format string as
   *     {@link FormatString} knows them
   * @param definitions the site's own formats: the text of the file of each, by its name
   * @throws IllegalArgumentException if it is none of them, or cannot be read
   */
  public static LogFormat of(String name, Map<String, String> definitions) {
    return of(name, definitions, Map.of());
  }

  /**
   * Returns the format that a configuration names.
   *
   * @param name a preset's name, that of a format of the site's own, or a server's format string
   * @param definitions the site's own formats: the text of the file of each, by its name
   * @param files where those lie that are files, by their names, for messages
   * @throws IllegalArgumentException if it is none of them, or cannot be read
   */
  public static LogFormat of(
      String name, Map<String, String> definitions, Map<String, String> files) {
    if (Presets.NAMES.contains(name)) {
      return new LogFormat(Presets.read(name));
    }
    String definition = definitions.get(name);
    return new LogFormat(
        definition == null
            ? FormatString.define(name).orElseThrow(() -> unknown(name, definitions))
            : UserFormats.read(name, files.getOrDefault(name, name + ".conf"), definition));
  }

  private static IllegalArgumentException unknown(String name, Map<String, String> definitions) {
    List<String> names = new ArrayList<>(Presets.NAMES);
    names.addAll(new TreeSet<>(definitions.keySet()));
    return new IllegalArgumentException(
        "Unknown format: %s (must be one of %s, or a format string of Apache, nginx, HAProxy, Envoy or squid, or a pattern of log4j or logback)"
            .formatted(name, String.join(", ", names)));
  }

  /**
   * Returns the formats of a site's own, in the order of their names.
   *
   * @param definitions the text of the file of each, by its name
   * @param files where those lie that are files, by their names, for messages
   * @throws IllegalArgumentException if one cannot be read
   */
  public static List<LogFormat> ofSite(Map<String, String> definitions, Map<String, String> files) {
    List<LogFormat> formats = new ArrayList<>();
    new TreeMap<>(definitions)
        .forEach(
            (name, text) -> {
              String file = files.getOrDefault(name, name + ".conf");
              formats.add(new LogFormat(UserFormats.read(name, file, text)));
            });
    return formats;
  }

  /** Returns the formats of a site's own that lie in no files. */
  static List<LogFormat> ofSite(Map<String, String> definitions) {
    return ofSite(definitions, Map.of());
  }

  /** Returns every preset, in the order of the manual. */
  public static List<LogFormat> presets() {
    return Presets.NAMES.stream().map(name -> new LogFormat(Presets.read(name))).toList();
  }

  /** The preset's name, or the format string itself. */
  public String name() {
    return definition.name();
  }

  /** What the format is, in one sentence. */
  public String description() {
    return definition.description();
  }

  /** The format string; a preset that takes several forms has one a line. */
  public String definition() {
    return String.join("\n", definition.strings());
  }

  /** How many forms of a request go by the name; the fewer, the more a line that fits says. */
  int forms() {
    return hasRequests() ? Math.max(1, definition.strings().size()) : 1;
  }

  /** What each directive yields, in the order of the line; of several forms one after the other. */
  public List<FormatColumn> columns() {
    return format.columns();
  }

  /** How lines are read: an {@link AccessFormat} or a {@link ServiceFormat}. */
  public RecordFormat format() {
    return format;
  }

  /** Returns whether the lines are requests; otherwise they are events of a daemon. */
  public boolean hasRequests() {
    return format instanceof AccessFormat;
  }

  /** Returns whether the lines are requests whose time is their end, not their start. */
  public boolean timeIsRequestEnd() {
    return format instanceof AccessFormat access && access.timeIsRequestEnd();
  }

  /**
   * Returns a parser of requests for one thread.
   *
   * @throws IllegalArgumentException if the settings lack what the format needs
   * @throws IllegalStateException if the lines are no requests
   */
  public LineParser newLineParser(ParserSettings settings) {
    if (format instanceof AccessFormat access) {
      return ResolvedClient.newParser(access, settings);
    }
    throw new IllegalStateException("Format " + name() + " has no requests");
  }

  /**
   * Returns a parser of events for one thread.
   *
   * @throws IllegalArgumentException if the settings lack what the format needs
   * @throws IllegalStateException if the lines are no events
   */
  public EventParser newEventParser(ParserSettings settings) {
    if (format instanceof ServiceFormat service) {
      return service.newParser(settings);
    }
    throw new IllegalStateException("Format " + name() + " has no events");
  }

  /**
   * Reads the format's own test lines.
   *
   * @return what differs from what is expected, a sentence each; empty if nothing does
   */
  public List<String> test() {
    return definition.testLines().stream().flatMap(line -> line.failures(this).stream()).toList();
  }

  /**
   * Those of the format's own test lines that are whole records, each as a file would have it, with
   * the line before it that says how it is to be read, if there is one.
   */
  public List<String> sampleRecords() {
    return definition.testLines().stream()
        .filter(TestLine::isRecord)
        .map(line -> line.header().isEmpty() ? line.line() : line.header() + "\n" + line.line())
        .toList();
  }

  /** How many test lines the format has. */
  public int testLines() {
    return definition.testLines().size();
  }

  @Override
  public String toString() {
    return name();
  }
}
