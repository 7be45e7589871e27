package io.nodelog.app.run;

import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.ledger.Ledger;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerEntry;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.RelativePath;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
 * @param temporaries directory of its temporary files, relative to the warehouse
 */
public record Run(
    NodelogConfig config,
    Configuration hadoop,
    Storage storage,
    Path warehouse,
    String id,
    Instant started,
    String temporaries) {
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A run whose temporary files have a directory of its name. */
  public Run(
      NodelogConfig config,
      Configuration hadoop,
      Storage storage,
      Path warehouse,
      String id,
      Instant started) {
    this(config, hadoop, storage, warehouse, id, started, "tmp/" + id);
  }

  /**
   * The same run, as one of several attempts at a part of it that may be at work at once: its
   * temporary files are apart.
   *
   * @param name of the attempt
   */
  public Run attempt(String name) {
    return new Run(config, hadoop, storage, warehouse, id, started, temporary(name));
  }

  /** Returns a name that sorts by time and that no other run has. */
  public static String newId(Instant now) {
    return ID_TIME.format(now) + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  public Ledger ledger() {
    return Ledger.open(storage, warehouse);
  }

  /**
   * Commits what this run did, as {@link Ledger#commit} says. A run that lasts so long that gc
   * could take its files for garbage first lets them count as new.
   */
  public LedgerState commit(LedgerState base, List<? extends LedgerEntry> entries)
      throws IOException, LedgerConflict {
    Duration age = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    if (age.multipliedBy(2).compareTo(config.gc().grace()) > 0) {
      refreshFiles(entries);
    }
    return ledger().commit(base, id, started, entries);
  }

  /**
   * Lets the files of entries count as new.
   *
   * @throws IOException if one is gone
   */
  void refreshFiles(List<? extends LedgerEntry> entries) throws IOException {
    for (LedgerEntry entry : entries) {
      for (String name : entry.paths()) {
        if (!new Path(name).isAbsolute() && !storage.touch(path(name))) {
          throw new IOException(
              "Cannot commit: "
                  + path(name)
                  + " is gone (nodelog.gc.grace must be longer than the longest run); run again");
        }
      }
    }
  }

  /** Returns the full path of something in the warehouse. */
  public Path path(String relative) {
    return RelativePath.resolve(warehouse, relative);
  }

  /** Returns the relative name of a temporary file of this run. */
  public String temporary(String name) {
    return temporaries + "/" + name;
  }

  /** Removes what this run left under temporary names. */
  public void removeTemporaries() throws IOException {
    removeTree(path(temporaries));
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
