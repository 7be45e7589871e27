package io.nodelog.format.access;

import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import java.util.List;
import java.util.function.Function;

/**
 * A format that a server's own format string describes, or several such strings for the forms that
 * go by one name.
 */
public final class StringFormat implements AccessFormat {
  private final List<CompiledFormat> forms;

  private StringFormat(List<CompiledFormat> forms) {
    this.forms = forms;
  }

  /**
   * Reads strings of Apache's {@code LogFormat}.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  public static StringFormat apache(List<String> strings) {
    return of(strings, ApacheLogFormat::compile);
  }

  /**
   * Reads strings of nginx's {@code log_format}.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  public static StringFormat nginx(List<String> strings) {
    return of(strings, NginxLogFormat::compile);
  }

  private static StringFormat of(List<String> strings, Function<String, CompiledFormat> compiler) {
    return new StringFormat(strings.stream().map(compiler).toList());
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
  public LineParser newParser(ParserSettings settings) {
    return forms.size() == 1 ? new FieldScanner(forms.get(0), false) : new Alternatives(forms);
  }
}
