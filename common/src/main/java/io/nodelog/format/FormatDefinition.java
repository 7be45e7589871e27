package io.nodelog.format;

import com.typesafe.config.Config;
import java.util.List;
import java.util.Locale;

/**
 * A format as a file describes it.
 *
 * @param name what configurations call it
 * @param description what it is, in one sentence
 * @param kind how it is described
 * @param strings a format string of that kind for each form that goes by the name
 * @param options what the kind asks for besides, below the keys of the file
 * @param testLines lines with what is expected of them
 */
record FormatDefinition(
    String name,
    String description,
    FormatKind kind,
    List<String> strings,
    Config options,
    List<TestLine> testLines) {
  static FormatDefinition of(Config file) {
    return new FormatDefinition(
        file.getString("name"),
        file.getString("description"),
        FormatKind.valueOf(file.getString("kind").toUpperCase(Locale.ROOT)),
        file.hasPath("strings") ? file.getStringList("strings") : List.of(),
        file,
        new Options(file).groups("tests").stream().map(TestDefinition::read).toList());
  }
}
