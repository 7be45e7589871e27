package io.nodelog.fuzz;

import com.typesafe.config.ConfigUtil;
import io.nodelog.format.LogFormat;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The bytes up to the first zero are a regular expression of a site's own format, the others a line
 * of it. An expression is read or refused with a sentence; it comes from the configuration, so its
 * cost does not count.
 */
public final class ExpressionFuzzer {
  private static final String NAME = "fuzzed";
  private static final String COLUMNS =
      """
      kind = regex
      columns { time { format = "yyyy-MM-dd HH:mm:ss" }, duration { unit = ms } }
      expression =\s""";

  private ExpressionFuzzer() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    int zero = text.indexOf('\0');
    String expression = zero < 0 ? text : text.substring(0, zero);
    LawfulReader reader;
    try {
      String file = COLUMNS + ConfigUtil.quoteString(expression);
      reader = new LawfulReader(LogFormat.of(NAME, Map.of(NAME, file)));
    } catch (IllegalArgumentException e) {
      return;
    }
    byte[] line = text.substring(zero + 1).getBytes(StandardCharsets.ISO_8859_1);
    Limits.run(line.length, () -> reader.read(line));
  }
}
