package io.nodelog.format;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.nodelog.format.parser.RecordFormat;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the files of formats that a site describes itself. */
final class UserFormats {
  private static final List<String> KEYS = List.of("name", "description", "kind", "tests");

  private UserFormats() {}

  /**
   * Reads a definition.
   *
   * @param name what configurations call it, from the name of its file
   * @param file where it lies, for messages
   * @throws IllegalArgumentException that says where it is wrong and what would be right
   */
  static FormatDefinition read(String name, String file, String text) {
    if (Presets.NAMES.contains(name) || name.equals(LogFormat.AUTO)) {
      throw new IllegalArgumentException(
          "%s: Invalid name: %s (must not be that of a preset, nor auto)".formatted(file, name));
    }
    Options options = new Options(parse(file, text));
    if (options.has("name") && !options.text("name").equals(name)) {
      throw options.invalid("name", "must be " + name + ", as the file is called, or missing");
    }
    FormatKind kind = kind(options);
    List<String> keys = new ArrayList<>(KEYS);
    keys.addAll(kind.keys());
    options.allowOnly(keys.toArray(new String[0]));
    List<Options> tests = options.groups("tests");
    FormatDefinition definition =
        new FormatDefinition(
            name,
            options.optionalText("description").orElse("A format of this site"),
            kind,
            kind.hasStrings() ? strings(options) : List.of(),
            options.config(),
            tests.stream().map(TestDefinition::read).toList());
    RecordFormat format = options.make(kind.keys().get(0), () -> kind.compile(definition));
    tests.forEach(test -> TestDefinition.requireColumns(test, format));
    return definition;
  }

  private static Config parse(String file, String text) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setOriginDescription(file)
            .setIncluder(new RefusingIncluder(file));
    try {
      Config config = ConfigFactory.parseString(text, options);
      if (!config.isResolved()) {
        throw new IllegalArgumentException(
            file + ": Cannot read ${…}: a format says all by itself (must stand in quotes)");
      }
      return config;
    } catch (ConfigException e) {
      throw new IllegalArgumentException("Cannot read " + e.getMessage(), e);
    }
  }

  /** What the configuration, which reads the files, has not refused stops here. */
  private record RefusingIncluder(String name)
      implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderClasspath {
    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
      return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
      throw refusal();
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
      throw refusal();
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
      throw refusal();
    }

    private IllegalArgumentException refusal() {
      return new IllegalArgumentException(
          name + ": Cannot include other files: a format is one file");
    }
  }

  private static FormatKind kind(Options options) {
    List<FormatKind> kinds =
        Arrays.stream(FormatKind.values()).filter(kind -> kind != FormatKind.NAMED).toList();
    String word = options.text("kind");
    Optional<FormatKind> kind = kinds.stream().filter(k -> k.word().equals(word)).findFirst();
    return kind.orElseThrow(
        () ->
            options.invalid(
                "kind",
                "must be one of "
                    + String.join(", ", kinds.stream().map(FormatKind::word).toList())));
  }

  private static List<String> strings(Options options) {
    List<String> strings = options.texts(FormatKind.STRINGS);
    if (strings.isEmpty()) {
      options.text(FormatKind.STRINGS);
    }
    return strings;
  }
}
