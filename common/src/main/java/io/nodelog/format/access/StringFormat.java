package io.nodelog.format.access;

import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.LogServer;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A format that a server's own format string describes, or several such strings for the forms that
 * go by one name.
 */
public final class StringFormat implements AccessFormat {
  private final List<CompiledFormat> forms;
  private final LogServer server;
  private final UnaryOperator<LineParser> around;

  /**
   * @param around what is done with a line before and after its fields are read
   */
  private StringFormat(
      List<CompiledFormat> forms, LogServer server, UnaryOperator<LineParser> around) {
    this.forms = forms;
    this.server = server;
    this.around = around;
  }

  /**
   * Reads strings of Apache's {@code LogFormat}.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  public static StringFormat apache(List<String> strings) {
    return of(strings, LogServer.APACHE, ApacheLogFormat::compile);
  }

  /**
   * Reads strings of nginx's {@code log_format}.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  public static StringFormat nginx(List<String> strings) {
    return of(strings, LogServer.NGINX, NginxLogFormat::compile);
  }

  /**
   * Reads strings of HAProxy's {@code log-format}. A syslog daemon's prefix may stand before the
   * lines.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  public static StringFormat haproxy(List<String> strings) {
    return new StringFormat(
        strings.stream().map(HaproxyLogFormat::compile).toList(),
        LogServer.HAPROXY,
        HaproxyParser::new);
  }

  /**
   * Reads format strings of Envoy's access log.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  public static StringFormat envoy(List<String> strings) {
    return of(strings, LogServer.ENVOY, EnvoyLogFormat::compile);
  }

  /**
   * Reads strings of squid's {@code logformat}.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  public static StringFormat squid(List<String> strings) {
    return of(strings, LogServer.SQUID, SquidLogFormat::compile);
  }

  /**
   * Reads layouts of servers that have fixed fields.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  public static StringFormat layout(List<String> strings) {
    return of(strings, LogServer.OTHER, LayoutFormat::compile);
  }

  private static StringFormat of(
      List<String> strings, LogServer server, Function<String, CompiledFormat> compiler) {
    return new StringFormat(
        strings.stream().map(compiler).toList(), server, UnaryOperator.identity());
  }

  @Override
  public List<FormatColumn> columns() {
    return forms.stream().flatMap(form -> form.columns().stream()).toList();
  }

  @Override
  public boolean timeIsRequestEnd() {
    return forms.get(0).timeIsRequestEnd();
  }

  @Override
  public boolean needsZone() {
    return forms.stream().anyMatch(CompiledFormat::needsZone);
  }

  @Override
  public LineParser newParser(ParserSettings settings) {
    return around.apply(
        forms.size() == 1
            ? new FieldScanner(forms.get(0), server, settings, false)
            : new Alternatives(forms, server, settings));
  }
}
