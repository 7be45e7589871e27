package io.nodelog.app.sftp;

import io.nodelog.app.security.CredentialStore;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.ReadableStorage;
import io.nodelog.hdfs.storage.Storage;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/**
 * The files of an SFTP server, for one thread. It is connected to when it is first asked for
 * something, and again if the connection was lost in between.
 */
public final class SftpStorage implements ReadableStorage, Closeable {
  private final SftpServer server;
  private final CredentialStore secrets;
  private @Nullable SftpConnection connection;

  /** Names the server, and does not connect yet. */
  public SftpStorage(SftpServer server, CredentialStore secrets) {
    this.server = server;
    this.secrets = secrets;
  }

  @Override
  public Storage.Input open(Path file) throws IOException {
    return call(file, client -> open(client, file));
  }

  private static Storage.Input open(SftpClient client, Path file) throws IOException {
    String name = name(file);
    Attributes attributes = client.stat(name);
    if (!attributes.isRegularFile()) {
      throw new FileNotFoundException(
          "Cannot open "
              + file
              + (attributes.isDirectory() ? ": it is a directory" : ": it is a pipe or a device"));
    }
    return SftpInput.open(client, name);
  }

  @Override
  public Optional<FileEntry> status(Path path) throws IOException {
    try {
      Attributes attributes = call(path, client -> client.stat(name(path)));
      return Optional.of(entry(path, attributes));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<FileEntry> list(Path directory) throws IOException {
    if (status(directory).filter(FileEntry::directory).isEmpty()) {
      return List.of();
    }
    List<FileEntry> entries = new ArrayList<>();
    for (DirEntry child : call(directory, client -> children(client, directory))) {
      entry(directory, child).ifPresent(entries::add);
    }
    entries.sort(Comparator.comparing(entry -> entry.path().getName()));
    return entries;
  }

  private static List<DirEntry> children(SftpClient client, Path directory) throws IOException {
    List<DirEntry> children = new ArrayList<>();
    client.readEntries(name(directory)).forEach(children::add);
    return children;
  }

  /** A name that leads elsewhere is no name of something in the directory, whoever says so. */
  private Optional<FileEntry> entry(Path directory, DirEntry child) throws IOException {
    String name = child.getFilename();
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
      return Optional.empty();
    }
    Path path = new Path(directory, new Path(null, null, name));
    Attributes attributes = child.getAttributes();
    return attributes.isSymbolicLink() || !attributes.getFlags().contains(SftpClient.Attribute.Size)
        ? status(path)
        : Optional.of(entry(path, attributes));
  }

  private static FileEntry entry(Path path, Attributes attributes) {
    FileTime modified = attributes.getModifyTime();
    boolean directory = attributes.isDirectory();
    return new FileEntry(
        path,
        directory,
        directory ? 0 : attributes.getSize(),
        modified == null ? Instant.MAX : modified.toInstant()); // it may be written just now
  }

  private static String name(Path path) {
    return path.toUri().getPath();
  }

  private <T> T call(Path path, Call<T> call) throws IOException {
    SftpClient client = client();
    try {
      return call.on(client);
    } catch (SftpException e) {
      throw failure(path, e);
    } catch (FileNotFoundException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw SftpConnection.lost(e);
    }
  }

  private static IOException failure(Path path, SftpException cause) {
    IOException failure =
        switch (cause.getStatus()) {
          case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH ->
              new FileNotFoundException("Cannot open " + path + ": no such file");
          case SftpConstants.SSH_FX_PERMISSION_DENIED -> new AccessDeniedException(path.toString());
          default -> new IOException("the server says: " + cause.getMessage());
        };
    failure.initCause(cause);
    return failure;
  }

  private SftpClient client() throws IOException {
    if (connection == null || !connection.isOpen()) {
      close();
      connection = SftpConnection.open(server, secrets);
    }
    return connection.sftp();
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private interface Call<T> {
    T on(SftpClient client) throws IOException;
  }
}
