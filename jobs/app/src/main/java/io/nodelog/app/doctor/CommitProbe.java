package io.nodelog.app.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.storage.FileEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.apache.hadoop.fs.Path;

/**
 * Tries a commit with two files of a few bytes under {@code tmp/} of the warehouse, and removes
 * them.
 */
final class CommitProbe {
  private CommitProbe() {}

  /**
   * What was seen.
   *
   * @param oneWinner whether the first writer got the name and the second did not
   * @param modified when the file system says that the file was written
   */
  record Result(boolean oneWinner, Instant modified) {}

  /**
   * Tries it.
   *
   * @param absent whether the warehouse was not there before, and is not to stay
   */
  static Result run(Run run, boolean absent) throws IOException {
    Path target = run.path(run.temporary("doctor"));
    try {
      boolean first = run.storage().commit(write(run, "doctor-1"), target);
      boolean second = run.storage().commit(write(run, "doctor-2"), target);
      Instant modified =
          run.storage()
              .status(target)
              .map(FileEntry::modified)
              .orElseThrow(() -> new IOException(target + " has vanished"));
      return new Result(first && !second, modified);
    } finally {
      run.removeTemporaries();
      if (absent) {
        run.storage().delete(run.path("tmp"));
        run.storage().delete(run.warehouse());
      }
    }
  }

  private static Path write(Run run, String name) throws IOException {
    Path file = run.path(run.temporary(name));
    try (OutputStream out = run.storage().create(file)) {
      out.write(name.getBytes(UTF_8));
    }
    return file;
  }
}
