package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A file system of a few MiB that is there until it is unmounted. */
final class SmallDisk {
  private static final int BLOCK = 4_096;

  private final Path root;

  private SmallDisk(Path root) {
    this.root = root;
  }

  static SmallDisk mount(Path root, int mebibytes) throws IOException, InterruptedException {
    Files.createDirectories(root);
    command("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", root.toString());
    return new SmallDisk(root);
  }

  Path root() {
    return root;
  }

  /** Fills it but for so many bytes, whole blocks. */
  void fill(long free) throws IOException {
    release();
    byte[] block = new byte[BLOCK];
    while (Files.getFileStore(root).getUsableSpace() - BLOCK >= free) {
      Files.write(filler(), block, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  /** Gives back what was filled. */
  void release() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return root.resolve("filler");
  }

  void unmount() throws IOException, InterruptedException {
    command("umount", "--lazy", root.toString());
  }

  private static void command(String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).inheritIO().start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("%s ended", words[0]).isTrue();
    assertThat(process.exitValue()).as("exit code of %s", String.join(" ", words)).isZero();
  }
}
