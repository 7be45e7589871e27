package io.nodelog.app.gc;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.NamedFiles;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * Removes garbage. Nothing that the ledger names is lost, also while runs are at work that know
 * nothing of it: who uses a file again that an earlier run left lets it count as new, and a file is
 * moved aside before it is deleted. Only if it is still old and unnamed there it goes; otherwise it
 * is put back. What a gc that died had moved aside, the next one puts back or deletes.
 */
public final class Gc {
  private static final String ASIDE = "gc";
  private static final int AT_ONCE = 100;

  private final Run run;
  private final NamedFiles named;
  private final Instant before;
  private int putBack;

  /**
   * What a gc did, or would do.
   *
   * @param files that go
   * @param bytes of them
   * @param putBack how many files were in use after all
   */
  public record Result(List<Garbage.Item> files, long bytes, int putBack) {}

  private Gc(Run run) throws IOException {
    this.run = run;
    this.before = run.started().minus(run.config().gc().grace());
    this.named = NamedFiles.read(run.ledger(), before);
  }

  /** Tells what would be removed, and changes nothing. */
  public static Result look(Run run) throws IOException {
    Gc gc = new Gc(run);
    return gc.result(Garbage.find(run, gc.named, gc.before).files());
  }

  /** Removes it. */
  public static Result remove(Run run) throws IOException {
    Gc gc = new Gc(run);
    gc.settleAll(ASIDE);
    Garbage garbage = Garbage.find(run, gc.named, gc.before);
    for (Garbage.Item item : garbage.others()) {
      run.storage().delete(item.file());
    }
    List<Garbage.Item> data = garbage.data();
    for (int from = 0; from < data.size(); from += AT_ONCE) {
      gc.remove(data.subList(from, Math.min(data.size(), from + AT_ONCE)));
    }
    gc.removeEmpty(garbage.directories());
    return gc.result(garbage.files());
  }

  private Result result(List<Garbage.Item> files) {
    return new Result(files, files.stream().mapToLong(Garbage.Item::bytes).sum(), putBack);
  }

  private void remove(List<Garbage.Item> items) throws IOException {
    List<String> moved = new ArrayList<>();
    for (Garbage.Item item : items) {
      if (storage().commit(item.file(), aside(item.name())) && !isNew(item.name())) {
        moved.add(item.name());
      }
    }
    named.refresh();
    for (String name : moved) {
      settle(name);
    }
  }

  /** Puts a file back that was used again before it was moved aside; returns whether it was. */
  private boolean isNew(String name) throws IOException {
    Optional<FileEntry> entry = storage().status(aside(name));
    boolean used = entry.isPresent() && !entry.get().modified().isBefore(before);
    if (used) {
      putBack(name);
    }
    return used;
  }

  private void settle(String name) throws IOException {
    if (named.contains(name)) {
      putBack(name);
    } else {
      storage().delete(aside(name));
    }
  }

  private void putBack(String name) throws IOException {
    if (!storage().commit(aside(name), run.path(name))) {
      storage().delete(aside(name)); // stored anew meanwhile, with the same bytes
    }
    putBack++;
  }

  /** Decides on everything that a gc that died had moved aside. */
  private void settleAll(String directory) throws IOException {
    for (FileEntry entry : storage().list(run.path(directory))) {
      String name = directory + "/" + entry.path().getName();
      if (entry.directory()) {
        settleAll(name);
        removeEmpty(List.of(entry.path()));
      } else {
        String original = name.substring(ASIDE.length() + 1);
        if (!isNew(original)) {
          settle(original);
        }
      }
    }
  }

  private void removeEmpty(List<Path> directories) throws IOException {
    for (Path directory : directories) {
      if (storage().list(directory).isEmpty()) {
        storage().delete(directory);
      }
    }
  }

  private Path aside(String name) {
    return run.path(ASIDE + "/" + name);
  }

  private Storage storage() {
    return run.storage();
  }
}
