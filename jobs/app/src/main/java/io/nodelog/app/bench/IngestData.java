package io.nodelog.app.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The generated log cut into plain files of equal size, as several nodes would have them. */
final class IngestData {
  /** Enough for all cores to have work. */
  private static final int FILES = 4;

  private final Path directory;
  private final List<Path> files = new ArrayList<>();

  private IngestData(Path directory) {
    this.directory = directory;
  }

  /** Cuts a log at line ends, unless a run before did. */
  static IngestData of(Path log) throws IOException {
    IngestData data = new IngestData(log.resolveSibling("parts-" + FILES));
    for (int i = 0; i < FILES; i++) {
      data.files.add(data.directory.resolve("part-" + i + ".log"));
    }
    if (!Files.exists(data.configuration())) {
      Files.createDirectories(data.directory);
      data.cut(log);
      data.configure();
    }
    return data;
  }

  List<Path> files() {
    return files;
  }

  /** Each file is the log of a node of its own. */
  Path configuration() {
    return directory.resolve("nodes.conf");
  }

  /** All files are of one source. */
  Path oneSource() {
    return directory.resolve("one-source.conf");
  }

  private void cut(Path log) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(log.toFile(), "r")) {
      long from = 0;
      for (int i = 0; i < FILES; i++) {
        long to = i + 1 < FILES ? lineEnd(in, in.length() / FILES * (i + 1)) : in.length();
        copy(in.getChannel(), from, to, files.get(i));
        from = to;
      }
    }
  }

  private static long lineEnd(RandomAccessFile in, long position) throws IOException {
    in.seek(position);
    in.readLine();
    return in.getFilePointer();
  }

  private static void copy(FileChannel in, long from, long to, Path file) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.truncate(0);
      for (long at = from; at < to; ) {
        at += in.transferTo(at, to - at, out);
      }
    }
  }

  /** Written last: without it the files may be a part only. */
  private void configure() throws IOException {
    Files.writeString(oneSource(), settings(node("bench-01", "part-*.log")));
    StringBuilder nodes = new StringBuilder();
    for (int i = 0; i < FILES; i++) {
      nodes.append(node("bench-0" + (i + 1), "part-" + i + ".log"));
    }
    Path part = directory.resolve("nodes.part");
    Files.writeString(part, settings(nodes.toString()));
    Files.move(part, configuration(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String settings(String nodes) {
    return "nodelog { warehouse = warehouse, nodes = [\n" + nodes + "] }\n";
  }

  private static String node(String name, String files) {
    return "  { name = %s, sources = [{ name = access, uri = \"%s\", format = apache_combined }] }\n"
        .formatted(name, files);
  }
}
