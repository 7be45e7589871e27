package io.nodelog.hdfs.storage;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Directories whose entries survive a loss of power. */
final class LocalDirectories {
  private LocalDirectories() {}

  /** Creates a directory and those above it. */
  static void create(@Nullable Path directory, Modes modes) throws IOException {
    if (directory == null || Files.isDirectory(directory)) {
      return;
    }
    create(directory.getParent(), modes);
    int mode = modes.ofDirectory(new org.apache.hadoop.fs.Path(directory.toUri()));
    try {
      Files.createDirectory(directory, LocalModes.atBirth(mode));
      LocalModes.set(directory, mode);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
    sync(directory.getParent());
  }

  /** Makes the names in a directory durable: fsync of a file says nothing of its name. */
  static void sync(@Nullable Path directory) throws IOException {
    if (directory != null) {
      try (FileChannel channel = FileChannel.open(directory, READ)) {
        channel.force(true);
      }
    }
  }
}
