package io.nodelog.app.ingest;

import io.nodelog.hdfs.raw.StreamLimits;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * The files of a source as they were looked at, one after the other. While that goes on, a file may
 * get a name that is looked at later: then it is seen twice, and must not be taken twice.
 */
final class SeenFiles {
  private final SourceStorages storages;
  private final StreamLimits limits;
  private final Map<SourceFile, StreamProbe> probes;

  SeenFiles(SourceStorages storages, StreamLimits limits, Map<SourceFile, StreamProbe> probes) {
    this.storages = storages;
    this.limits = limits;
    this.probes = probes;
  }

  /**
   * Opens a file that was seen.
   *
   * @param listed as it was listed
   * @param anew whether it is to be taken from its start
   * @throws FileReplaced if its name is another file's by now, or it was seen under another name as
   *     well, which is another file's by now
   */
  SourceBytes open(SourceFile listed, boolean anew) throws IOException {
    SourceBytes bytes = SourceBytes.open(storages.of(listed), listed, limits);
    try {
      FirstBytes seen = seen(listed);
      if (!bytes.firstBytes(Math.max(1, seen.count())).equalTo(seen)) {
        throw new FileReplaced();
      }
      if (anew) {
        requireSeenOnce(listed, bytes);
      }
      return bytes;
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /**
   * What began like it under another name still has to: a file that moved on is not at its old name
   * any more, once it was opened at the new one.
   */
  private void requireSeenOnce(SourceFile listed, SourceBytes bytes) throws IOException {
    for (SourceFile other : probes.keySet()) {
      FirstBytes seen = seen(other);
      if (!other.equals(listed)
          && seen(listed).mayHaveGrownFrom(seen)
          && bytes.firstBytes(seen.count()).equalTo(seen)
          && !isStill(other, seen)) {
        throw new FileReplaced();
      }
    }
  }

  private boolean isStill(SourceFile other, FirstBytes seen) {
    try (SourceBytes bytes = SourceBytes.open(storages.of(other), other, limits)) {
      return bytes.firstBytes(seen.count()).equalTo(seen);
    } catch (IOException e) {
      return false; // it went away, or nobody can tell: the next run may
    }
  }

  private FirstBytes seen(SourceFile file) {
    return Objects.requireNonNull(probes.get(file)).firstBytes();
  }
}
