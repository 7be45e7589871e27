package io.nodelog.hdfs.storage;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.ipc.RemoteException;

/**
 * Tells why a NameNode refused what has no exception of its own: its message holds the stack trace
 * of the other process.
 */
final class Refusal {
  private Refusal() {}

  /**
   * Returns what to throw when a file could not be moved; HDFS moves none out of an encryption zone
   * or into one.
   */
  static IOException toMove(Path file, Path target, RemoteException failure) {
    return String.valueOf(failure.getMessage()).contains("encryption zone")
        ? new IOException(
            "Cannot move "
                + file
                + " to "
                + target
                + ": HDFS moves nothing between encryption zones (the whole warehouse must lie in"
                + " one zone, or in none)",
            failure)
        : failure;
  }

  /** Returns what to throw when a file could not be created. */
  static IOException toCreate(Path file, RemoteException failure) {
    String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip();
    return new IOException("Cannot write " + file + ": " + reason, failure);
  }
}
