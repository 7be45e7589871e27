package io.nodelog.app.ingest;

import io.nodelog.hdfs.storage.FileEntry;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A file of a source as it was listed.
 *
 * @param node whose log it is
 * @param source the name of the source
 * @param format how its lines are read
 * @param zone of times that name none
 * @param entry where it lies, and its length and time when it was listed
 */
record SourceFile(
    String node, String source, String format, Optional<ZoneId> zone, FileEntry entry) {
  /** The same file with a format that was found by its lines. */
  SourceFile readAs(String found) {
    return new SourceFile(node, source, found, zone, entry);
  }

  /** The file's name in reports, messages and the ledger. */
  String uri() {
    return entry.path().toString();
  }
}
