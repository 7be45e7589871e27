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
   * Gives a finished file its final name, in place of a file that has it. Readers see the old or
   * the new.
   */
  void replace(Path finished, Path target) throws IOException;

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
