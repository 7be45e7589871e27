package io.nodelog.app.run;

import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.ledger.Ledger;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.RelativePath;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * One run: its settings, the warehouse it works on, its name and the instant that it counts as.
 *
 * @param config of the site
 * @param hadoop how to reach file systems and clusters
 * @param storage of the warehouse
 * @param warehouse its root
 * @param id of this run; no other has it
 * @param started the instant that counts as now
 */
public record Run(
    NodelogConfig config,
    Configuration hadoop,
    Storage storage,
    Path warehouse,
    String id,
    Instant started) {
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Returns a name that sorts by time and that no other run has. */
  public static String newId(Instant now) {
    return ID_TIME.format(now) + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  public Ledger ledger() {
    return Ledger.open(storage, warehouse);
  }

  /** Returns the full path of something in the warehouse. */
  public Path path(String relative) {
    return RelativePath.resolve(warehouse, relative);
  }

  /** Returns the relative name of a temporary file of this run. */
  public String temporary(String name) {
    return "tmp/" + id + "/" + name;
  }

  /** Removes what this run left under temporary names. */
  public void removeTemporaries() throws IOException {
    removeTree(path("tmp/" + id));
  }

  private void removeTree(Path path) throws IOException {
    for (FileEntry entry : storage.list(path)) {
      if (entry.directory()) {
        removeTree(entry.path());
      } else {
        storage.delete(entry.path());
      }
    }
    storage.delete(path);
  }
}
