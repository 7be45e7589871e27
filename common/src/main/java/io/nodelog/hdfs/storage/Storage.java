package io.nodelog.hdfs.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;

/**
 * What Nodelog asks of the file system that a warehouse lies on: little enough to be proved.
 *
 * <p>Every call that changes something takes effect whole or not at all, except that a file under
 * {@link #create} may be left behind torn; nothing names such a file. An exception from {@link
 * #commit} means that the outcome is unknown.
 */
public interface Storage extends ReadableStorage {
  /**
   * Creates a file, with the directories above it. Closing the stream makes the bytes durable.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is such a file
   */
  OutputStream create(Path file) throws IOException;

  /**
   * Gives a finished file its final name, unless that name is taken. Of several callers at once
   * exactly one gets {@code true}.
   *
   * @return false if the target exists; {@code finished} then stays
   */
  boolean commit(Path finished, Path target) throws IOException;

  /**
   * Gives a finished file a name that says its content. Where the name is taken by the same bytes,
   * because an earlier run stored them and died, or a twin did, they count as written just now and
   * {@code finished} is deleted.
   *
   * @throws IOException if the name was taken and given back again and again
   */
  default void commitOrTouch(Path finished, Path target) throws IOException {
    for (int attempt = 0; attempt < 3; attempt++) {
      if (commit(finished, target)) {
        return;
      }
      if (touch(target)) {
        delete(finished);
        return;
      }
    }
    throw new IOException("Cannot store " + target + ": somebody removes it again and again");
  }

  /**
   * Gives a finished file its final name, in place of a file that has it. Readers see the old or
   * the new.
   */
  void replace(Path finished, Path target) throws IOException;

  /**
   * Lets a file count as written just now, so that nobody takes it for a thing of the past. Only
   * storages that a warehouse lies on can do it.
   *
   * @return false if there is no such file
   */
  default boolean touch(Path file) throws IOException {
    throw new UnsupportedOperationException("Cannot touch " + file + ": it is only read");
  }

  /** Deletes a file or an empty directory; one that is not there is no error. */
  void delete(Path path) throws IOException;

  /** Bytes of a file, read in order from any position. */
  interface Input extends Closeable {
    /** Reads up to {@code to - from} bytes; returns how many, or -1 at the end of the file. */
    int read(byte[] bytes, int from, int to) throws IOException;

    /** Goes to a position from the start of the file. */
    void seek(long position) throws IOException;

    /** The position of the next byte. */
    long position() throws IOException;

    /** The length of the file when it was opened. */
    long length();
  }
}
