package io.nodelog.app.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A file that only its owner may read: a private key, a password or a keytab. */
public final class SecretFile {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private SecretFile() {}

  /**
   * Makes sure that it is there, and is nobody else's to read.
   *
   * @throws IOException if not
   */
  static void check(Path file) throws IOException {
    try {
      requirePrivate(file);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file, e);
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException(file + " cannot be read (must be a file of the user who runs nodelog)");
    }
  }

  /**
   * Reads it.
   *
   * @throws IOException if others may read it, or it cannot be read; the message holds none of it
   */
  public static byte[] read(Path file) throws IOException {
    try {
      requirePrivate(file);
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file, e);
    }
  }

  /** Reads its first line. */
  public static String readLine(Path file) throws IOException {
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
