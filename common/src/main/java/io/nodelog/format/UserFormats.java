package io.nodelog.format;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
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
   * @throws IllegalArgumentException that says where it is wrong and what would be right
   */
  static FormatDefinition read(String name, String text) {
    String file = name + ".conf";
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
    FormatDefinition definition =
        new FormatDefinition(
            name,
            options.optionalText("description").orElse("A format of this site"),
            kind,
            kind.hasStrings() ? strings(options) : List.of(),
            options.config(),
            options.groups("tests").stream().map(FormatDefinition::testLine).toList());
    options.make(kind.keys().get(0), () -> kind.compile(definition));
    return definition;
  }

  private static Config parse(String file, String text) {
    try {
      return ConfigFactory.parseString(
          text,
          ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setOriginDescription(file));
    } catch (ConfigException e) {
      throw new IllegalArgumentException("Cannot read " + e.getMessage(), e);
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
