package io.nodelog.app.gc;

import io.nodelog.app.publish.Export;
import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Leases;
import io.nodelog.hdfs.ledger.NamedFiles;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.RelativePath;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/**
 * What lies in a warehouse, is old, and is named by nothing: files of runs that died, and what an
 * earlier version left at plain paths. Files whose names Nodelog never gives are not looked at.
 */
public final class Garbage {
  /** Where the files lie that the ledger names; each has a name that is never given twice. */
  private static final List<String> DATA = List.of("raw", "summaries", "quarantine", "tables");

  private static final Pattern PLAIN_COPY =
      Pattern.compile(
          "reports/([a-z_]+/date=DATE/part-\\d{5}\\.parquet|_dates/date=DATE/_SUCCESS)"
              .replace("DATE", "\\d{4}-\\d{2}-\\d{2}"));

  private final Run run;
  private final Instant before;
  private final List<Item> data = new ArrayList<>();
  private final List<Item> others = new ArrayList<>();
  private final List<Path> directories = new ArrayList<>();

  /**
   * A file that is to go.
   *
   * @param name relative to the warehouse
   */
  public record Item(Path file, String name, long bytes) {}

  private Garbage(Run run, Instant before) {
    this.run = run;
    this.before = before;
  }

  /**
   * Looks through the whole warehouse.
   *
   * @param before what was written later is left alone: it may be the work of a run
   */
  public static Garbage find(Run run, NamedFiles named, Instant before) throws IOException {
    Garbage garbage = new Garbage(run, before);
    for (String directory : DATA) {
      garbage.walk(directory, garbage.data, name -> !named.contains(name));
    }
    Set<String> copies = Export.plainPaths(named.state());
    garbage.walk(
        "reports",
        garbage.others,
        name -> PLAIN_COPY.matcher(name).matches() && !copies.contains(name));
    String own = run.temporary("");
    garbage.walk("tmp", garbage.others, name -> !name.startsWith(own));
    garbage.addLeftovers(named);
    return garbage;
  }

  private void addLeftovers(NamedFiles named) throws IOException {
    for (FileEntry entry : run.ledger().leftovers(named.state())) {
      add(entry, "ledger/" + entry.path().getName(), others);
    }
    Leases leases = new Leases(run.storage(), run.warehouse(), run.config().lease().expires());
    for (FileEntry entry : leases.leftovers()) {
      add(entry, "lease/" + entry.path().getName(), others);
    }
  }

  private void walk(String directory, List<Item> found, Predicate<String> unnamed)
      throws IOException {
    for (FileEntry entry : run.storage().list(run.path(directory))) {
      String name = directory + "/" + entry.path().getName();
      if (!plain(name)) {
        continue;
      }
      if (entry.directory()) {
        walk(name, found, unnamed);
        if (entry.modified().isBefore(before)) {
          directories.add(entry.path());
        }
      } else if (unnamed.test(name)) {
        add(entry, name, found);
      }
    }
  }

  private static boolean plain(String name) {
    try {
      RelativePath.check(name);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void add(FileEntry entry, String name, List<Item> found) {
    if (entry.modified().isBefore(before)) {
      found.add(new Item(entry.path(), name, entry.length()));
    }
  }

  /** Files of the kinds that the ledger names, which a run may find and use again. */
  List<Item> data() {
    return data;
  }

  /** Temporary files, plain copies, and files of the ledger itself. */
  List<Item> others() {
    return others;
  }

  /** Directories that nothing was added to lately, the inner ones first; they may be full. */
  List<Path> directories() {
    return directories;
  }

  /** All files. */
  public List<Item> files() {
    List<Item> all = new ArrayList<>(data);
    all.addAll(others);
    return all;
  }
}
