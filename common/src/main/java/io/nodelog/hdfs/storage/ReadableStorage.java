package io.nodelog.hdfs.storage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** A file system that is only read: what sources lie on. */
public interface ReadableStorage {
  /** Opens a file for reading. */
  Storage.Input open(Path file) throws IOException;

  /** Looks at a file or directory. */
  Optional<FileEntry> status(Path path) throws IOException;

  /**
   * Returns what lies directly in a directory, hidden names included, by name; empty if there is no
   * such directory.
   */
  List<FileEntry> list(Path directory) throws IOException;
}
