package io.nodelog.hdfs.storage;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;

/**
 * The local file system through {@code java.nio}. Hadoop's own local file system is not used: its
 * create and rename are not atomic, and it leaves {@code .crc} files.
 */
final class LocalStorage implements Storage {
  private static final String SCHEME = "file";
  private static final int BUFFER_BYTES = 1 << 16;

  private final Modes modes;

  LocalStorage(Modes modes) {
    this.modes = modes;
  }

  @Override
  public Input open(Path file) throws IOException {
    java.nio.file.Path local = local(file);
    if (Files.isDirectory(local)) {
      throw new FileNotFoundException("Cannot open " + file + ": it is a directory");
    } else if (Files.exists(local) && !Files.isRegularFile(local)) {
      // Opening a pipe waits for a writer that may never come; a device may have no end.
      throw new FileNotFoundException("Cannot open " + file + ": it is a pipe or a device");
    }
    try {
      return new LocalInput(FileChannel.open(local, READ));
    } catch (NoSuchFileException e) {
      throw absent(file, e);
    }
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    java.nio.file.Path local = local(file);
    LocalDirectories.create(parent(local), modes);
    int mode = modes.ofFile(file);
    FileChannel channel =
        FileChannel.open(local, Set.of(CREATE_NEW, WRITE), LocalModes.atBirth(mode));
    try {
      LocalModes.set(local, mode);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new BufferedOutputStream(new LocalOutput(channel, local), BUFFER_BYTES);
  }

  @Override
  public boolean commit(Path finished, Path target) throws IOException {
    java.nio.file.Path from = local(finished);
    java.nio.file.Path to = local(target);
    LocalDirectories.create(parent(to), modes);
    fit(finished, target);
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      throw new IOException(
          "Cannot commit " + target + ": its file system has no hard links, which a commit needs",
          e);
    }
    LocalDirectories.sync(parent(to));
    Files.deleteIfExists(from);
    return true;
  }

  @Override
  public void replace(Path finished, Path target) throws IOException {
    java.nio.file.Path to = local(target);
    LocalDirectories.create(parent(to), modes);
    fit(finished, target);
    Files.move(local(finished), to, ATOMIC_MOVE);
    LocalDirectories.sync(parent(to));
  }

  /** Gives a file the mode that one of its new name has. */
  private void fit(Path finished, Path target) throws IOException {
    int mode = modes.ofFile(target);
    if (mode != modes.ofFile(finished)) {
      LocalModes.set(local(finished), mode);
    }
  }

  @Override
  public boolean touch(Path file) throws IOException {
    try {
      Files.setLastModifiedTime(local(file), FileTime.from(Instant.now()));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.deleteIfExists(local(path));
  }

  @Override
  public Optional<FileEntry> status(Path path) throws IOException {
    return entry(local(path));
  }

  @Override
  public List<FileEntry> list(Path directory) throws IOException {
    List<FileEntry> entries = new ArrayList<>();
    try (Stream<java.nio.file.Path> children = Files.list(local(directory))) {
      for (java.nio.file.Path child : (Iterable<java.nio.file.Path>) children::iterator) {
        entry(child).ifPresent(entries::add);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    entries.sort(Comparator.comparing(entry -> entry.path().getName()));
    return entries;
  }

  private static Optional<FileEntry> entry(java.nio.file.Path local) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(local, BasicFileAttributes.class);
      return Optional.of(
          new FileEntry(
              new Path(SCHEME, null, local.toString()),
              attributes.isDirectory(),
              attributes.isDirectory() ? 0 : attributes.size(),
              attributes.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static java.nio.file.Path local(Path path) throws IOException {
    String scheme = path.toUri().getScheme();
    if (!path.isAbsolute() || (scheme != null && !scheme.equals(SCHEME))) {
      throw new IllegalArgumentException(
          "Invalid path: " + path + " (must be absolute, of scheme file)");
    }
    try {
      return java.nio.file.Path.of(path.toUri().getPath());
    } catch (InvalidPathException e) {
      throw new IOException(
          "Cannot use " + path + ": the locale of this process has not all of its characters", e);
    }
  }

  private static java.nio.file.Path parent(java.nio.file.Path local) throws IOException {
    java.nio.file.Path parent = local.getParent();
    if (parent == null) {
      throw new IOException("Cannot use " + local + " as a file: it is the root");
    }
    return parent;
  }

  private static FileNotFoundException absent(Path file, NoSuchFileException cause) {
    FileNotFoundException absent = new FileNotFoundException("Cannot open " + file + ": no file");
    absent.initCause(cause);
    return absent;
  }
}
