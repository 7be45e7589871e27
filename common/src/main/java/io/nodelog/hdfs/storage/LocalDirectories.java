package io.nodelog.hdfs.storage;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Directories whose entries survive a loss of power. */
final class LocalDirectories {
  static final FileAttribute<?>[] FILE_PERMISSIONS = permissions("rw-r-----");
  private static final FileAttribute<?>[] DIRECTORY_PERMISSIONS = permissions("rwxr-x---");

  private LocalDirectories() {}

  /** Creates a directory and those above it. */
  static void create(@Nullable Path directory) throws IOException {
    if (directory == null || Files.isDirectory(directory)) {
      return;
    }
    create(directory.getParent());
    try {
      Files.createDirectory(directory, DIRECTORY_PERMISSIONS);
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

  private static FileAttribute<?>[] permissions(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
