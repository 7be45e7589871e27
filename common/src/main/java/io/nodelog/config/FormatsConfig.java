package io.nodelog.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The formats that a site describes itself.
 *
 * @param definitions the text of each format's file, by the format's name
 */
public record FormatsConfig(SortedMap<String, String> definitions) {
  /** The directory that is read if none is named: beside the site's file. */
  static final String DIRECTORY = "formats";

  private static final String SUFFIX = ".conf";
  private static final int MOST_FILES = 1_000;
  private static final long LARGEST_FILE = 1L << 20;

  public FormatsConfig {
    definitions = Collections.unmodifiableSortedMap(new TreeMap<>(definitions));
  }

  static FormatsConfig of(Section section) {
    section.allowOnly("directory", "definitions");
    SortedMap<String, String> definitions =
        new TreeMap<>(section.section("definitions").plainTexts(Names.FORMAT_NAME));
    definitions.forEach((name, text) -> HoconReader.text(text, name + SUFFIX));
    if (section.has("directory")) {
      Location location = section.readLocation("directory", section.string("directory"));
      Path directory = Path.of(location.path());
      if (!location.scheme().equals("file") || !Files.isDirectory(directory)) {
        throw section.invalid("directory", "must be a directory of this machine");
      }
      definitions.putAll(read(directory));
    }
    return new FormatsConfig(definitions);
  }

  private static Map<String, String> read(Path directory) {
    SortedMap<String, String> definitions = new TreeMap<>();
    for (Path file : files(directory)) {
      String fileName = String.valueOf(file.getFileName());
      String name = fileName.substring(0, fileName.length() - SUFFIX.length());
      if (!Names.FORMAT_NAME.allows(name)) {
        throw new InvalidConfig(
            file + ": Invalid name: " + name + " (must be " + Names.FORMAT_NAME.rule() + ")");
      }
      String text = HoconReader.read(file, LARGEST_FILE);
      HoconReader.text(text, file.toString());
      definitions.put(name, text);
    }
    return definitions;
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found =
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .sorted()
              .limit(MOST_FILES)
              .toList();
      if (found.size() == MOST_FILES) {
        throw new InvalidConfig(
            "Cannot read " + directory + ": it has " + MOST_FILES + " formats or more");
      }
      return found;
    } catch (IOException e) {
      throw new InvalidConfig("Cannot read " + directory + ": " + e, e);
    }
  }

  /**
   * Returns what of a definition decides about what lines say, as one line of text: without its
   * description and its tests.
   */
  String meaning(String name) {
    Config definition = HoconReader.text(definitions.getOrDefault(name, ""), name + SUFFIX);
    return definition
        .withoutPath("tests")
        .withoutPath("description")
        .root()
        .render(ConfigRenderOptions.concise());
  }
}
