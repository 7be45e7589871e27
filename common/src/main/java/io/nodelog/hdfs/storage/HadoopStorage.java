package io.nodelog.hdfs.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.ipc.RemoteException;

/**
 * HDFS through {@link FileContext}, whose rename refuses a taken name. The boolean rename of {@code
 * FileSystem} moves a directory <em>into</em> a target that exists and calls that a success.
 */
final class HadoopStorage implements Storage {
  private static final long UNCHANGED = -1;
  private static final FsPermission NO_MASK = new FsPermission((short) 0);

  private final FileContext files;
  private final Modes modes;

  private HadoopStorage(FileContext files, Modes modes) {
    this.files = files;
    this.modes = modes;
  }

  /** Connects to the file system of a URI, which names its NameNode. */
  static HadoopStorage of(URI fileSystem, Configuration configuration, Modes modes)
      throws IOException {
    FileContext files =
        Unreachable.told(() -> FileContext.getFileContext(fileSystem, configuration));
    files.setUMask(NO_MASK); // the modes are meant as they stand
    return new HadoopStorage(files, modes);
  }

  @Override
  public Input open(Path file) throws IOException {
    FSDataInputStream stream = files.open(file);
    return new HadoopInput(stream, () -> files.getFileStatus(file).getLen());
  }

  @Override
  public OutputStream create(Path file) throws IOException {
    try {
      return inParent(file, () -> createHere(file));
    } catch (FileAlreadyExistsException e) {
      throw exists(file, e);
    } catch (RemoteException e) {
      // Somebody else is writing it just now.
      throw status(file).isPresent() ? exists(file, e) : Refusal.toCreate(file, e);
    }
  }

  /** Syncs each block when it is full: closing alone leaves the bytes in the DataNodes' caches. */
  private OutputStream createHere(Path file) throws IOException {
    return files.create(
        file,
        EnumSet.of(CreateFlag.CREATE, CreateFlag.SYNC_BLOCK),
        CreateOpts.perms(permission(modes.ofFile(file))),
        CreateOpts.donotCreateParent());
  }

  @Override
  public boolean commit(Path finished, Path target) throws IOException {
    try {
      return inParent(
          target,
          () -> {
            rename(finished, target, Rename.NONE);
            return true;
          });
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (RemoteException e) {
      // A directory in the way has no exception of its own; it also shows that nothing happened.
      if (status(target).filter(FileEntry::directory).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void replace(Path finished, Path target) throws IOException {
    inParent(
        target,
        () -> {
          rename(finished, target, Rename.OVERWRITE);
          return target;
        });
  }

  /** Gives a file another name, with the mode that a file of that name has. */
  private void rename(Path finished, Path target, Rename how) throws IOException {
    int mode = modes.ofFile(target);
    if (mode != modes.ofFile(finished)) {
      files.setPermission(finished, permission(mode));
    }
    try {
      files.rename(finished, target, how);
    } catch (RemoteException e) {
      throw Refusal.toMove(finished, target, e);
    }
  }

  @Override
  public boolean touch(Path file) throws IOException {
    try {
      files.setTimes(file, System.currentTimeMillis(), UNCHANGED);
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    try {
      files.delete(path, false);
    } catch (FileNotFoundException e) {
      return; // it is gone, which was the wish
    }
  }

  @Override
  public Optional<FileEntry> status(Path path) throws IOException {
    try {
      return Optional.of(entry(files.getFileStatus(path)));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<FileEntry> list(Path directory) throws IOException {
    List<FileEntry> entries = new ArrayList<>();
    if (status(directory).filter(FileEntry::directory).isEmpty()) {
      return entries;
    }
    try {
      RemoteIterator<FileStatus> children = files.listStatus(directory);
      while (children.hasNext()) {
        entries.add(entry(children.next()));
      }
    } catch (FileNotFoundException e) {
      return List.of(); // deleted since it was looked at
    }
    entries.sort(Comparator.comparing(entry -> entry.path().getName()));
    return entries;
  }

  /** Does a step; if something is missing once more, with its directory created. */
  private <T> T inParent(Path file, Step<T> step) throws IOException {
    try {
      return step.run();
    } catch (FileNotFoundException e) {
      makeDirectory(file.getParent());
      return step.run();
    }
  }

  /** One after the other, because each has a mode of its own. */
  private void makeDirectory(Path directory) throws IOException {
    FsPermission permission = permission(modes.ofDirectory(directory));
    try {
      files.mkdir(directory, permission, false);
    } catch (FileNotFoundException e) {
      makeDirectory(directory.getParent());
      files.mkdir(directory, permission, false);
    }
  }

  private static FsPermission permission(int mode) {
    return new FsPermission((short) mode);
  }

  private static FileEntry entry(FileStatus status) {
    return new FileEntry(
        status.getPath(),
        status.isDirectory(),
        status.getLen(),
        Instant.ofEpochMilli(status.getModificationTime()));
  }

  private static IOException exists(Path file, IOException cause) {
    IOException exists = new java.nio.file.FileAlreadyExistsException(file.toString());
    exists.initCause(cause);
    return exists;
  }

  private interface Step<T> {
    T run() throws IOException;
  }
}
