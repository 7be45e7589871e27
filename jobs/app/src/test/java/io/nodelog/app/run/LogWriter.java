package io.nodelog.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/**
 * A server that writes numbered lines to a file that it keeps open, in pieces that end anywhere.
 * Whoever rotates its file tells it so by files in a directory, as others do by signals: while
 * there is {@code pause}, it writes nothing, which it confirms with {@code paused}; when there is
 * {@code reopen}, it opens the file of its name anew and removes the request.
 */
final class LogWriter implements AutoCloseable {
  private final Path log;
  private final Path control;
  private final int node;
  private final CompletableFuture<Integer> end;
  private volatile boolean stopped;
  private FileChannel file;
  private int lines;

  /** Starts to write the lines of a node. */
  LogWriter(Path log, Path control, int node) throws IOException {
    this.log = log;
    this.control = control;
    this.node = node;
    this.file = open();
    this.end = CompletableFuture.supplyAsync(this::write, task -> new Thread(task, "log").start());
  }

  /** Ends with a whole line; returns how many there are. */
  int stop() {
    stopped = true;
    return end.join();
  }

  @Override
  public void close() {
    stopped = true;
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        log, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private int write() {
    try {
      while (!stopped) {
        obey();
        writeLine();
        if (lines % 10 == 0) {
          Thread.sleep(0, 200_000);
        }
      }
      file.close();
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void obey() throws IOException, InterruptedException {
    if (Files.exists(control.resolve("pause"))) {
      Files.createFile(control.resolve("paused"));
      while (Files.exists(control.resolve("pause"))) {
        Thread.sleep(1);
      }
    }
    if (Files.exists(control.resolve("reopen"))) {
      file.close();
      file = open();
      Files.delete(control.resolve("reopen"));
    }
  }

  private void writeLine() throws IOException {
    byte[] line = Site.lines(node, lines, lines + 1).getBytes(StandardCharsets.UTF_8);
    int cut = lines % line.length;
    file.write(ByteBuffer.wrap(line, 0, cut));
    file.write(ByteBuffer.wrap(line, cut, line.length - cut));
    lines++;
  }
}
