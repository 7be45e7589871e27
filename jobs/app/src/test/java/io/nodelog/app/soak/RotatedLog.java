package io.nodelog.app.soak;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A log that a server keeps open, and its older files: {@code access.log.1}, {@code .2}, packed or
 * not. How it is rotated changes from one time to the next.
 */
final class RotatedLog {
  private static final String PACKED = ".gz";

  /** How many older files there may be; nothing is removed before it was taken. */
  private static final int OLDEST = 1_000;

  private final Path log;
  private FileChannel file;

  /** Lines that still go to the file that was renamed, before the new one is opened. */
  private int linesUntilReopened = -1;

  RotatedLog(Path log) throws IOException {
    this.log = log;
    Files.createDirectories(log.getParent());
    this.file = open();
  }

  void append(ByteBuffer part) throws IOException {
    while (part.hasRemaining()) {
      file.write(part);
    }
    if (linesUntilReopened >= 0 && linesUntilReopened-- == 0) {
      reopen();
    }
  }

  /** Rotates it in one of five ways. */
  void rotate(Random random) throws IOException {
    reopen();
    switch (random.nextInt(5)) {
      case 0 -> rename();
      case 1 -> {
        rename();
        linesUntilReopened = 2 * random.nextInt(40) + 1; // two parts a line
        return;
      }
      case 2 -> copyAndTruncate();
      case 3 -> {
        rename();
        pack(1);
      }
      default -> {
        copyAndTruncate();
        pack(2);
      }
    }
    reopen();
  }

  /** Removes what is older than the latest files, all of which was taken. */
  void removeOldest() throws IOException {
    for (int number = 4; number < OLDEST; number++) {
      Files.deleteIfExists(older(number));
      Files.deleteIfExists(packed(number));
    }
  }

  void close() throws IOException {
    file.close();
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(log, CREATE, WRITE, APPEND);
  }

  private void reopen() throws IOException {
    linesUntilReopened = -1;
    file.close();
    file = open();
  }

  private void rename() throws IOException {
    shift();
    Files.move(log, older(1));
  }

  private void copyAndTruncate() throws IOException {
    shift();
    Files.copy(log, older(1));
    file.truncate(0);
  }

  private void shift() throws IOException {
    for (int number = OLDEST; number > 0; number--) {
      move(older(number), older(number + 1));
      move(packed(number), packed(number + 1));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to);
    }
  }

  private void pack(int number) throws IOException {
    if (Files.exists(older(number))) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed(number)))) {
        Files.copy(older(number), out);
      }
      Files.delete(older(number));
    }
  }

  private Path older(int number) {
    return log.resolveSibling(log.getFileName() + "." + number);
  }

  private Path packed(int number) {
    return log.resolveSibling(older(number).getFileName() + PACKED);
  }
}
