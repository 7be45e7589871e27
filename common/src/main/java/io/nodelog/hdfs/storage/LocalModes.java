package io.nodelog.hdfs.storage;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The modes of local files and directories, on file systems that have such. */
final class LocalModes {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private LocalModes() {}

  /** What something is created with, so that nobody sees it with more; the umask takes from it. */
  static FileAttribute<?>[] atBirth(int mode) {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions(mode))}
        : new FileAttribute<?>[0];
  }

  /** Gives back what the umask took. */
  static void set(Path path, int mode) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(path, permissions(mode));
    }
  }

  /** The bits of a mode are those of the enum, from the last constant to the first. */
  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (PosixFilePermission one : all) {
      if (((mode >> (all.length - 1 - one.ordinal())) & 1) == 1) {
        permissions.add(one);
      }
    }
    return permissions;
  }
}
