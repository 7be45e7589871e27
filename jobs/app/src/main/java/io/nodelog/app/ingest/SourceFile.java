package io.nodelog.app.ingest;

import io.nodelog.app.run.Run;
import io.nodelog.config.SourceConfig;
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
 * @param uri its name in reports, messages and the ledger
 */
record SourceFile(
    String node,
    String source,
    String format,
    int detectedPermille,
    Optional<ZoneId> zone,
    FileEntry entry,
    String uri) {
  /** What standard input is called. */
  static final String STANDARD_INPUT = SourceConfig.STANDARD_INPUT;

  /** A file of a source that names its format, or says that it is to be found. */
  SourceFile(String node, String source, String format, Optional<ZoneId> zone, FileEntry entry) {
    this(node, source, format, 0, zone, entry, entry.path().toString());
  }

  /** What came through standard input, and lies in the warehouse for this run only. */
  static SourceFile ofStandardInput(
      String node, String source, String format, Optional<ZoneId> zone, FileEntry entry) {
    return new SourceFile(node, source, format, 0, zone, entry, STANDARD_INPUT);
  }

  /**
   * The same file with a format that was found by its lines.
   *
   * @param permille how many of a thousand lines it fitted
   */
  SourceFile readAs(String found, int permille) {
    return new SourceFile(node, source, found, permille, zone, entry, uri);
  }

  /** Returns whether the file was not written for so long that nobody writes it any more. */
  boolean idle(Run run) {
    return !entry.modified().isAfter(run.started().minus(run.config().ingest().idle()));
  }

  /** Whether it came through standard input. */
  boolean isStandardInput() {
    return uri.equals(STANDARD_INPUT);
  }

  /** The file in a sentence. */
  String words() {
    return isStandardInput() ? "standard input" : uri;
  }
}
