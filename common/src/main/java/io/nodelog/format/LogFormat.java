package io.nodelog.format;

import java.util.List;

/**
 * How the lines of a source are read: a preset, known by its name, or the format string of the
 * server that wrote them.
 */
public final class LogFormat {
  private final String name;
  private final String description;
  private final List<String> strings;
  private final List<CompiledFormat> forms;
  private final List<TestLine> testLines;

  private LogFormat(
      String name,
      String description,
      List<String> strings,
      List<CompiledFormat> forms,
      List<TestLine> testLines) {
    this.name = name;
    this.description = description;
    this.strings = strings;
    this.forms = forms;
    this.testLines = testLines;
  }

  /**
   * Returns the format that a configuration names.
   *
   * @param presetOrString a preset's name, an Apache {@code LogFormat} or an nginx {@code
   *     log_format}
   * @throws IllegalArgumentException if it is none of them, or a format string that cannot be read
   */
  public static LogFormat of(String presetOrString) {
    if (Presets.NAMES.contains(presetOrString)) {
      return Presets.read(presetOrString);
    }
    FormatKind kind =
        NginxLogFormat.looksLike(presetOrString)
            ? FormatKind.NGINX
            : ApacheLogFormat.looksLike(presetOrString) ? FormatKind.APACHE : null;
    if (kind == null) {
      throw new IllegalArgumentException(
          "Unknown format: %s (must be one of %s, or an Apache or nginx format string)"
              .formatted(presetOrString, String.join(", ", Presets.NAMES)));
    }
    List<String> strings = List.of(presetOrString);
    return of(presetOrString, "A format string of " + kind.server, kind, strings, List.of());
  }

  static LogFormat of(
      String name,
      String description,
      FormatKind kind,
      List<String> strings,
      List<TestLine> testLines) {
    List<CompiledFormat> forms = strings.stream().map(kind::compile).toList();
    return new LogFormat(name, description, List.copyOf(strings), forms, testLines);
  }

  /** Returns every preset, in the order of the manual. */
  public static List<LogFormat> presets() {
    return Presets.NAMES.stream().map(Presets::read).toList();
  }

  /** The preset's name, or the format string itself. */
  public String name() {
    return name;
  }

  /** What the format is, in one sentence. */
  public String description() {
    return description;
  }

  /** The format string; a preset that takes several forms has one a line. */
  public String definition() {
    return String.join("\n", strings);
  }

  /** What each directive yields, in the order of the line; of several forms one after the other. */
  public List<FormatColumn> columns() {
    return forms.stream().flatMap(form -> form.columns().stream()).toList();
  }

  /** Returns whether the logged time is when the request ended; otherwise it is when it started. */
  public boolean timeIsRequestEnd() {
    return forms.get(0).timeIsRequestEnd();
  }

  /** Returns a parser for one thread. */
  public LineParser newParser() {
    return forms.size() == 1 ? new FieldScanner(forms.get(0), false) : new Alternatives(forms);
  }

  /**
   * Reads the format's own test lines.
   *
   * @return what differs from what is expected, a sentence each; empty if nothing does
   */
  public List<String> test() {
    LineParser parser = newParser();
    return testLines.stream().flatMap(line -> line.failures(parser).stream()).toList();
  }

  /** How many test lines the format has. */
  public int testLines() {
    return testLines.size();
  }

  @Override
  public String toString() {
    return name;
  }
}
