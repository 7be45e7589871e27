package io.nodelog.app.generate;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads what was generated, in the plainest way. */
final class GeneratedFiles {
  private GeneratedFiles() {}

  /** Returns the decompressed bytes of each file of log, by its path below the directory. */
  static SortedMap<String, byte[]> logs(Path directory) throws IOException {
    SortedMap<String, byte[]> logs = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory, 2)) {
      for (Path file : files.filter(GeneratedFiles::isLog).toList()) {
        logs.put(directory.relativize(file).toString().replace('\\', '/'), decompressed(file));
      }
    }
    return logs;
  }

  private static boolean isLog(Path file) {
    return file.getFileName().toString().startsWith("access.log");
  }

  private static byte[] decompressed(Path file) throws IOException {
    String name = file.toString();
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain =
            name.endsWith(".gz")
                ? new GZIPInputStream(raw)
                : name.endsWith(".zst") ? new ZstdInputStream(raw) : raw) {
      return plain.readAllBytes();
    }
  }

  /** Returns the lines of a log, bytes as characters, a CR at the end included. */
  static List<String> lines(byte[] log) {
    String text = new String(log, StandardCharsets.ISO_8859_1);
    List<String> lines = List.of(text.split("\n", -1));
    return lines.subList(0, lines.size() - 1);
  }

  /** Returns the rows of an answer table, without its header. */
  static List<String> rows(Path answers, String table) throws IOException {
    List<String> rows = Files.readAllLines(answers.resolve(table + ".csv"));
    return rows.subList(1, rows.size());
  }
}
