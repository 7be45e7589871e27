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
 * Writes what a campaign starts from: every test line of every preset, every format string, and
 * some expressions.
 *
 * <p>Usage: {@code Seeds DIRECTORY}.
 */
final class Seeds {
  private static final String LINE = "2026-01-05 10:11:12 192.0.2.7 GET /cart?item=5 200 12.5";
  private static final List<String> EXPRESSIONS =
      List.of(
          "(?P<time>\\S+ \\S+) (?P<client_ip>\\S+) (?P<method>[A-Z]+) (?P<target>\\S+) (?P<status>\\d+) (?P<duration>.*)",
          "^(?P<time>.{19}) (?P<client_ip>[^ ]*)(?: (?P<path>[^? ]*)(?:\\?(?P<query>\\S*))?)*",
          "(?P<time>[\\d :-]+)(?P<level>WARN|INFO)?(?P<message>(?i:.*))$",
          "(?:a|b(c|d)*)+?\\b(?P<time>\\p{L}*\\pN+[[:alpha:]]{2,5})");

  private final Path directory;

  private Seeds(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] args) throws IOException {
    Seeds seeds = new Seeds(Path.of(args[0]));
    for (int i = 0; i < EXPRESSIONS.size(); i++) {
      seeds.write("ExpressionFuzzer", "expression-" + i, EXPRESSIONS.get(i) + "\0" + LINE);
    }
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
