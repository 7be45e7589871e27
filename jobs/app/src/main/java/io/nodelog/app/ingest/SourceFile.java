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
 * @param detectedPermille how many of a thousand lines the format fitted that was found by them; 0
 *     if the source names its format
 * @param zone of times that name none
 * @param entry where it lies, and its length and time when it was listed
 */
record SourceFile(
    String node,
    String source,
    String format,
    int detectedPermille,
    Optional<ZoneId> zone,
    FileEntry entry) {
  /** A file of a source that names its format, or says that it is to be found. */
  SourceFile(String node, String source, String format, Optional<ZoneId> zone, FileEntry entry) {
    this(node, source, format, 0, zone, entry);
  }

  /**
   * The same file with a format that was found by its lines.
   *
   * @param permille how many of a thousand lines it fitted
   */
  SourceFile readAs(String found, int permille) {
    return new SourceFile(node, source, found, permille, zone, entry);
  }

  /** The file's name in reports, messages and the ledger. */
  String uri() {
    return entry.path().toString();
  }
}
