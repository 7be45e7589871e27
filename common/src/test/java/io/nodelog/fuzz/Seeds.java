package io.nodelog.fuzz;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.nodelog.format.LogFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what a campaign starts from: every test line of every preset, and every format string.
 *
 * <p>Usage: {@code Seeds DIRECTORY}.
 */
final class Seeds {
  private final Path directory;

  private Seeds(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] args) throws IOException {
    Seeds seeds = new Seeds(Path.of(args[0]));
    for (LogFormat preset : LogFormat.presets()) {
      Config file = ConfigFactory.parseResources("io/nodelog/format/" + preset.name() + ".conf");
      List<? extends Config> tests = file.getConfigList("tests");
      for (int i = 0; i < tests.size(); i++) {
        String line = tests.get(i).getString("line");
        seeds.write("PresetFuzzer", preset.name() + "-" + i, preset.name() + "\0" + line);
        for (String string : preset.definition().lines().toList()) {
          seeds.write("FormatStringFuzzer", preset.name() + "-" + i, string + "\0" + line);
        }
      }
    }
  }

  private void write(String fuzzer, String name, String text) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(fuzzer));
    Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
