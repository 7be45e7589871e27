package io.nodelog.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Lines of words with tabs between, the last one a reason; each must be needed. */
final class CheckedInTable {
  private final Set<String> unused = new TreeSet<>();
  private final Set<String> entries = new TreeSet<>();

  CheckedInTable(String name) throws IOException {
    try (InputStream file = CheckedInTable.class.getResourceAsStream(name)) {
      List<String> lines =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      for (String line : lines) {
        int reason = line.lastIndexOf('\t');
        if (reason < 0 || !entries.add(line.substring(0, reason))) {
          throw new IllegalStateException("No reason, or twice: " + line);
        }
      }
    }
    unused.addAll(entries);
  }

  /** Returns whether the table has an entry of these words, which then is needed. */
  boolean has(String... words) {
    String entry = String.join("\t", words);
    unused.remove(entry);
    return entries.contains(entry);
  }

  /** Entries that start with a word and that nobody asked for. */
  List<String> unused(String word) {
    return unused.stream().filter(entry -> entry.startsWith(word + "\t")).toList();
  }
}
