package io.nodelog.hdfs.storage;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.ipc.RemoteException;

/**
 * Tells that HDFS moves no file out of an encryption zone or into one: it has no exception of its
 * own for that.
 */
final class OtherZone {
  private OtherZone() {}

  /**
   * Returns what to throw when a file could not be moved.
   *
   * @param failure of the NameNode
   */
  static IOException told(RemoteException failure, Path file, Path target) {
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
}
