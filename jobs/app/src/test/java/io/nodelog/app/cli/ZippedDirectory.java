package io.nodelog.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Directories in a zip file. */
final class ZippedDirectory {
  private ZippedDirectory() {}

  /** Writes some directories of {@code root} with all their files. */
  static void write(Path root, Path zip, String... names) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : names) {
        for (Path file : files(root.resolve(name))) {
          ZipEntry entry = new ZipEntry(root.relativize(file).toString());
          entry.setTime(0);
          out.putNextEntry(entry);
          Files.copy(file, out);
        }
      }
    }
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes all files of a zip file below {@code root}. */
  static void read(Path zip, Path root) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
          throw new IOException("Invalid name in " + zip + ": " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
      }
    }
  }
}
