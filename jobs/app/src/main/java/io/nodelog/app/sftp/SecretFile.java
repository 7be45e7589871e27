package io.nodelog.app.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A file that only its owner may read: a private key or a password. */
final class SecretFile {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private SecretFile() {}

  /**
   * Reads it.
   *
   * @throws IOException if others may read it, or it cannot be read; the message holds none of it
   */
  static byte[] read(Path file) throws IOException {
    try {
      requirePrivate(file);
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file, e);
    }
  }

  /** Reads its first line. */
  static String readLine(Path file) throws IOException {
    String line = new String(read(file), StandardCharsets.UTF_8).lines().findFirst().orElse("");
    if (line.isEmpty()) {
      throw new IOException("the first line of " + file + " is empty (must be a password)");
    }
    return line;
  }

  private static void requirePrivate(Path file) throws IOException {
    Set<PosixFilePermission> permissions;
    try {
      permissions = Files.getPosixFilePermissions(file);
    } catch (UnsupportedOperationException e) {
      return; // a file system without such permissions
    }
    if (!OWNER.containsAll(permissions)) {
      throw new IOException(
          file
              + " has the mode "
              + PosixFilePermissions.toString(permissions)
              + " (must be readable by its owner only: chmod 600)");
    }
  }
}
