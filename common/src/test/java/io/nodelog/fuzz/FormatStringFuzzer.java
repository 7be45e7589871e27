package io.nodelog.fuzz;

import io.nodelog.format.LogFormat;
import java.nio.charset.StandardCharsets;

/**
 * The bytes up to the first zero are a format string, the others a line of it. A string is read or
 * refused with a sentence; it comes from the configuration, so its cost does not count.
 */
public final class FormatStringFuzzer {
  private FormatStringFuzzer() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    int zero = text.indexOf('\0');
    LogFormat format;
    try {
      format = LogFormat.of(zero < 0 ? text : text.substring(0, zero));
    } catch (IllegalArgumentException e) {
      return;
    }
    byte[] line = text.substring(zero + 1).getBytes(StandardCharsets.ISO_8859_1);
    LawfulReader reader = new LawfulReader(format);
    Limits.run(line.length, () -> reader.read(line));
  }
}
