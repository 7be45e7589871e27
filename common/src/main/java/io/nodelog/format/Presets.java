package io.nodelog.format;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.List;

/** The formats that are known by a name of their own, each described in a file. */
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

  private Presets() {}

  static FormatDefinition read(String name) {
    ConfigParseOptions mustExist = ConfigParseOptions.defaults().setAllowMissing(false);
    return FormatDefinition.of(
        ConfigFactory.parseResources(
            Presets.class.getClassLoader(), "io/nodelog/format/" + name + ".conf", mustExist));
  }
}
