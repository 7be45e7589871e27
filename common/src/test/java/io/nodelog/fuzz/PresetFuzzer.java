package io.nodelog.fuzz;

import io.nodelog.format.LogFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The bytes up to the first zero name a preset, the others are a line or the lines of an event.
 * What is no name chooses a preset all the same, so that a changed byte leads to another one.
 */
public final class PresetFuzzer {
  private static final List<LogFormat> PRESETS = LogFormat.presets();
  private static final Map<String, LawfulReader> READERS = new HashMap<>();

  private PresetFuzzer() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    int zero = 0;
    while (zero < input.length && input[zero] != 0) {
      zero++;
    }
    LogFormat format = preset(new String(input, 0, zero, StandardCharsets.ISO_8859_1));
    byte[] line = Arrays.copyOfRange(input, Math.min(zero + 1, input.length), input.length);
    LawfulReader reader = READERS.computeIfAbsent(format.name(), name -> new LawfulReader(format));
    Limits.run(line.length, () -> reader.read(line));
  }

  private static LogFormat preset(String name) {
    return PRESETS.stream()
        .filter(preset -> preset.name().equals(name))
        .findFirst()
        .orElseGet(() -> PRESETS.get(Math.floorMod(name.hashCode(), PRESETS.size())));
  }
}
