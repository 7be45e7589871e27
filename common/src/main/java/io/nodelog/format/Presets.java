package io.nodelog.format;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Formats that are written down in files: name, kind, strings, description, and lines with what is
 * expected of them.
 */
final class Presets {
  static final List<String> NAMES =
      List.of(
          "apache_common",
          "apache_combined",
          "apache_combinedio",
          "apache_vhost_combined",
          "nginx_combined",
          "nginx_main",
          "nginx_timed");

  private static final String LINE = "line";

  private Presets() {}

  static LogFormat read(String name) {
    ConfigParseOptions mustExist = ConfigParseOptions.defaults().setAllowMissing(false);
    return read(
        ConfigFactory.parseResources(
            Presets.class.getClassLoader(), "io/nodelog/format/" + name + ".conf", mustExist));
  }

  private static LogFormat read(Config file) {
    return LogFormat.of(
        file.getString("name"),
        file.getString("description"),
        FormatKind.valueOf(file.getString("kind").toUpperCase(Locale.ROOT)),
        file.getStringList("strings"),
        file.getConfigList("tests").stream().map(Presets::testLine).toList());
  }

  private static TestLine testLine(Config test) {
    Map<String, String> expected = new TreeMap<>();
    test.withoutPath(LINE)
        .root()
        .forEach((column, value) -> expected.put(column, String.valueOf(value.unwrapped())));
    return new TestLine(test.getString(LINE), expected);
  }
}
