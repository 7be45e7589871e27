package io.nodelog.app.ingest;

import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.ReadableStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/**
 * Finds the files that a glob names. Unlike Hadoop's own it sees names that start with {@code _} or
 * {@code .}, and a name that exists as it is written is taken as it is, brackets and all.
 */
final class SourceGlob {
  private static final String WILDCARDS = "*?[{";

  private final ReadableStorage storage;

  SourceGlob(ReadableStorage storage) {
    this.storage = storage;
  }

  /** Returns the files, not directories, that the pattern names, by path. */
  List<FileEntry> expand(Path pattern) throws IOException {
    Optional<FileEntry> literal = storage.status(pattern);
    if (literal.isPresent() && !literal.get().directory()) {
      return List.of(literal.get());
    }
    List<FileEntry> found = new ArrayList<>();
    for (FileEntry entry : walk(pattern)) {
      if (!entry.directory()) {
        found.add(entry);
      }
    }
    return found;
  }

  private List<FileEntry> walk(Path pattern) throws IOException {
    Path parent = pattern.getParent();
    if (parent == null) {
      return storage.status(pattern).stream().toList();
    }
    List<FileEntry> found = new ArrayList<>();
    Pattern name = hasWildcard(pattern.getName()) ? namePattern(pattern.getName()) : null;
    for (Path directory : directories(parent)) {
      for (FileEntry entry : storage.list(directory)) {
        String entryName = entry.path().getName();
        if (name == null
            ? entryName.equals(pattern.getName())
            : name.matcher(entryName).matches()) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  private List<Path> directories(Path pattern) throws IOException {
    if (!hasWildcard(pattern.toUri().getPath())) {
      return List.of(pattern);
    }
    return walk(pattern).stream().filter(FileEntry::directory).map(FileEntry::path).toList();
  }

  static boolean hasWildcard(String text) {
    return text.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
  }

  /** Translates {@code * ? [abc] [!abc] {a,b}} within one name; every other character is itself. */
  static Pattern namePattern(String glob) {
    StringBuilder regex = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
      if (close > 0) {
        regex.append(characterClass(glob.substring(i + 1, close)));
        i = close;
      } else if (c == '{' && glob.indexOf('}', i) > 0) {
        regex.append("(?:");
        depth++;
      } else if (c == '}' && depth > 0) {
        regex.append(')');
        depth--;
      } else if (c == ',' && depth > 0) {
        regex.append('|');
      } else {
        regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String characterClass(String members) {
    boolean negated = members.startsWith("!") || members.startsWith("^");
    String plain = negated ? members.substring(1) : members;
    String escaped = plain.replace("\\", "\\\\").replace("[", "\\[").replace("&&", "&\\&");
    return "[" + (negated ? "^" : "") + escaped + "]";
  }
}
