package io.nodelog.app.ingest;

import io.nodelog.app.run.DataInterval;
import io.nodelog.app.run.Failures;
import io.nodelog.app.run.Parallel;
import io.nodelog.app.run.Run;
import io.nodelog.config.NodeConfig;
import io.nodelog.config.SourceConfig;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.ReadableStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;

/** Lists the files of all sources: those of the inventory and those of a landing area. */
final class SourceListing {
  private final List<SourceFile> files = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final SourceLooks looks = new SourceLooks();

  /** Of nothing yet. */
  SourceListing() {}

  /** Lists what there is now; a source that cannot be listed is a problem, not an error. */
  static SourceListing of(Run run) throws IOException, InterruptedException {
    return of(run, DataInterval.ALL);
  }

  /** Lists what there is now; of dated directories of a landing area only what is asked for. */
  static SourceListing of(Run run, DataInterval asked) throws IOException, InterruptedException {
    List<Supplier<SourceListing>> parts = new ArrayList<>();
    for (NodeConfig node : run.config().nodes()) {
      for (SourceConfig source : node.sources()) {
        parts.add(() -> ofSource(run, node.name(), source));
      }
    }
    run.config()
        .nodeFromPath()
        .ifPresent(landing -> parts.add(() -> LandingListing.of(run, landing, asked)));
    SourceListing all = new SourceListing();
    Parallel.map(run.config().ingest().threads(), parts, Supplier::get).forEach(all::addAll);
    return all;
  }

  /** What came through standard input, and no look at the sources. */
  static SourceListing of(Run run, SourceFile file) {
    SourceListing listing = new SourceListing();
    listing.add(file);
    SourceLooks.Name name = SourceLooks.Name.of(file);
    listing.looks.standardInput(name);
    run.config().nodes().stream()
        .filter(node -> node.name().equals(file.node()))
        .flatMap(node -> node.sources().stream())
        .filter(source -> source.name().equals(file.source()))
        .forEach(source -> listing.looks.expect(name));
    return listing;
  }

  private static SourceListing ofSource(Run run, String node, SourceConfig source) {
    SourceListing listing = new SourceListing();
    SourceLooks.Name name = new SourceLooks.Name(node, source.name());
    listing.looks.expect(name);
    if (source.isStandardInput()) {
      listing.looks.standardInput(name);
      return listing; // only there when it is named on the command line
    }
    try (SourceStorages storages = SourceStorages.of(run, node, source.name())) {
      listing.addSource(storages, node, source);
    }
    return listing;
  }

  private void addAll(SourceListing other) {
    files.addAll(other.files);
    problems.addAll(other.problems);
    notes.addAll(other.notes);
    looks.addAll(other.looks);
  }

  /** Adds a file of a source. */
  void add(SourceFile file) {
    files.add(file);
    looks.found(file);
  }

  /** How the sources were found. */
  SourceLooks looks() {
    return looks;
  }

  List<SourceFile> files() {
    return files;
  }

  /** Adds a sentence about what cannot be listed or taken. */
  void addProblem(String problem) {
    problems.add(problem);
  }

  /** Sentences about sources that could not be listed. */
  List<String> problems() {
    return problems;
  }

  /** Sentences about sources that have no files, which is allowed. */
  List<String> notes() {
    return notes;
  }

  private void addSource(SourceStorages storages, String node, SourceConfig source) {
    try {
      Path pattern = storages.whole(source.uri());
      ReadableStorage storage = storages.of(pattern.toUri());
      List<FileEntry> found = new SourceGlob(storage).expand(pattern);
      if (found.isEmpty()) {
        addAbsent(storage, node, source, pattern);
      }
      found.forEach(
          file -> add(new SourceFile(node, source.name(), source.format(), source.zone(), file)));
    } catch (IOException e) {
      fail(node, source, Failures.reason(e));
    } catch (IllegalArgumentException e) {
      fail(node, source, String.valueOf(e.getMessage()));
    }
  }

  private void fail(String node, SourceConfig source, String why) {
    String problem =
        "Cannot list " + source.uri() + " (source " + source.name() + " of " + node + "): " + why;
    problems.add(problem);
    looks.failed(new SourceLooks.Name(node, source.name()), problem);
  }

  /**
   * A glob may well match nothing yet, which is worth a word; a name that is not there is wrong.
   */
  private void addAbsent(ReadableStorage storage, String node, SourceConfig source, Path pattern)
      throws IOException {
    if (SourceGlob.hasWildcard(source.uri())) {
      notes.add(
          "No file matches " + source.uri() + " (source " + source.name() + " of " + node + ")");
    } else {
      String why = storage.status(pattern).isPresent() ? "it is a directory" : "no such file";
      fail(node, source, why + " (must be a file or a glob)");
    }
  }
}
