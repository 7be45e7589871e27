package io.nodelog.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The formats that a site describes itself.
 *
 * @param definitions the text of each format's file, by the format's name
 * @param files where the texts were read, by the format's name, for messages: those that differ in
 *     nothing else are equal
 */
public record FormatsConfig(
    SortedMap<String, String> definitions, SortedMap<String, String> files) {
  /** The directory that is read if none is named: beside the site's file. */
  static final String DIRECTORY = "formats";

  /** What a source says whose formats are found by the lines of its files. */
  static final String FOUND = "auto";

  private static final String SUFFIX = ".conf";
  private static final int MOST_FILES = 1_000;
  private static final long LARGEST_FILE = 1L << 20;

  public FormatsConfig {
    definitions = Collections.unmodifiableSortedMap(new TreeMap<>(definitions));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  static FormatsConfig of(Section section) {
    section.allowOnly("directory", "definitions");
    SortedMap<String, String> definitions =
        new TreeMap<>(section.section("definitions").plainTexts(Names.FORMAT_NAME));
    definitions.forEach((name, text) -> HoconReader.definition(text, name + SUFFIX));
    SortedMap<String, String> files = new TreeMap<>();
    if (section.has("directory")) {
      Location location = section.readLocation("directory", section.string("directory"));
      Path directory = Path.of(location.path());
      if (!location.scheme().equals("file") || !Files.isDirectory(directory)) {
        throw section.invalid("directory", "must be a directory of this machine");
      }
      for (Path file : files(directory)) {
        String name = name(file);
        definitions.put(name, read(file));
        files.put(name, file.toString());
      }
    }
    return new FormatsConfig(definitions, files);
  }

  private static String name(Path file) {
    String fileName = String.valueOf(file.getFileName());
    String name = fileName.substring(0, fileName.length() - SUFFIX.length());
    if (!Names.FORMAT_NAME.allows(name)) {
      throw new InvalidConfig(
          file + ": Invalid name: " + name + " (must be " + Names.FORMAT_NAME.rule() + ")");
    }
    return name;
  }

  private static String read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidConfig("Cannot read the format " + file + ": it is no regular file");
    }
    String text = HoconReader.read(file, LARGEST_FILE);
    HoconReader.definition(text, file.toString());
    return text;
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.filter(FormatsConfig::isFormat).sorted().limit(MOST_FILES).toList();
      if (found.size() == MOST_FILES) {
        throw new InvalidConfig(
            "Cannot read " + directory + ": it has " + MOST_FILES + " formats or more");
      }
      return found;
    } catch (IOException e) {
      throw new InvalidConfig("Cannot read " + directory + ": " + e, e);
    }
  }

  /** Editors keep their own files beside the ones that they edit, with a dot at the start. */
  private static boolean isFormat(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }

  /**
   * Returns what of a definition decides about what lines say, as one line of text: without its
   * description and its tests.
   */
  String meaning(String name) {
    Config definition = HoconReader.definition(definitions.getOrDefault(name, ""), name + SUFFIX);
    return definition
        .withoutPath("tests")
        .withoutPath("description")
        .root()
        .render(ConfigRenderOptions.concise());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FormatsConfig formats && definitions.equals(formats.definitions);
  }

  @Override
  public int hashCode() {
    return definitions.hashCode();
  }
}
