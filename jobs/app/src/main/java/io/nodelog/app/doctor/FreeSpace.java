package io.nodelog.app.doctor;

import io.nodelog.app.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.QuotaUsage;

/** How much a warehouse may still take. */
final class FreeSpace {
  private FreeSpace() {}

  /** Bytes that are free, and within the quota of the directory if it has one. */
  static long of(Run run) throws IOException {
    if ("file".equals(run.warehouse().toUri().getScheme())) {
      java.nio.file.Path there = java.nio.file.Path.of(run.warehouse().toUri());
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      return Files.getFileStore(there).getUsableSpace();
    }
    FileSystem fileSystem = run.warehouse().getFileSystem(run.hadoop());
    Path there = run.warehouse();
    long free = fileSystem.getStatus(there).getRemaining();
    if (!fileSystem.exists(there)) {
      return free;
    }
    QuotaUsage usage = fileSystem.getQuotaUsage(there);
    return usage.getSpaceQuota() < 0
        ? free
        : Math.min(free, usage.getSpaceQuota() - usage.getSpaceConsumed());
  }
}
