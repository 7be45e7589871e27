package io.nodelog.app.ingest;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.TakenStream;
import io.nodelog.hdfs.raw.StreamLimits;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Takes what is new of the files of one source of one node. */
final class SourceIngest {
  private final Run run;
  private final SourceStorages storages;
  private final Collection<TakenStream> streams;
  private final LongConsumer progress;
  private final List<Ingested> taken = new ArrayList<>();
  private final List<PlannedFile> planned = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int unchanged;

  private SourceIngest(
      Run run, SourceStorages storages, Collection<TakenStream> streams, LongConsumer progress) {
    this.run = run;
    this.storages = storages;
    this.streams = streams;
    this.progress = progress;
  }

  /** Takes what is new of a source; a file that cannot be read does not stop the others. */
  static TakenSource take(Run run, SourceUnit unit, LongConsumer progress) throws IOException {
    try (SourceStorages storages = SourceStorages.of(run, unit.node(), unit.source())) {
      SourceIngest source = new SourceIngest(run, storages, unit.streams(), progress);
      source.take(unit.files());
      return new TakenSource(
          unit.node(),
          unit.source(),
          source.taken,
          source.problems,
          source.notes,
          source.unchanged);
    }
  }

  /** Looks what would be taken of a source. */
  static PlannedSource look(Run run, SourceUnit unit) throws IOException {
    try (SourceStorages storages = SourceStorages.of(run, unit.node(), unit.source())) {
      SourceIngest source = new SourceIngest(run, storages, unit.streams(), bytes -> {});
      source.look(unit.files());
      return new PlannedSource(source.planned, source.problems, source.notes, source.unchanged);
    }
  }

  /** Does something with a file that may have something new. */
  private interface Step {
    Optional<?> on(FileIngest file, TakenStart start, boolean rotated) throws IOException;
  }

  private void take(List<SourceFile> files) throws IOException {
    Chosen chosen = choose(files);
    for (SourceFile file : chosen.wanted()) {
      each(
          file,
          chosen,
          files,
          (ingest, start, rotated) -> {
            Optional<Ingested> row = ingest.take(start, rotated);
            row.ifPresent(taken::add);
            return row;
          });
    }
  }

  private void look(List<SourceFile> files) throws IOException {
    Chosen chosen = choose(files);
    for (SourceFile file : chosen.wanted()) {
      if (chosen.ended(file)) {
        unchanged++;
      } else {
        each(
            file,
            chosen,
            files,
            (ingest, start, rotated) -> {
              Optional<PlannedFile> row = ingest.look(start, rotated);
              row.ifPresent(planned::add);
              return row;
            });
      }
    }
  }

  /**
   * The files that may have something new.
   *
   * @param probes what was seen of every file
   * @param continued which of them continue which stream
   * @param seen opens them
   */
  private record Chosen(
      Map<SourceFile, StreamProbe> probes,
      Map<SourceFile, TakenStream> continued,
      List<SourceFile> wanted,
      SeenFiles seen) {
    /** Whether a file had nothing behind what was taken when it was looked at. */
    boolean ended(SourceFile file) {
      StreamProbe probe = probes.get(file);
      TakenStream stream = continued.get(file);
      return probe != null && stream != null && probe.endsWith(stream);
    }
  }

  private Chosen choose(List<SourceFile> files) {
    Map<SourceFile, StreamProbe> probes = probe(files);
    Map<SourceFile, TakenStream> continued = StreamMatcher.match(probes, streams);
    List<SourceFile> wanted = wanted(probes, continued);
    unchanged += new Twins(new FileComparison(storages, limits()), wanted, continued).remove();
    return new Chosen(probes, continued, wanted, new SeenFiles(storages, limits(), probes));
  }

  private void each(SourceFile file, Chosen chosen, List<SourceFile> files, Step step)
      throws IOException {
    TakenStream continues = chosen.continued().get(file);
    boolean rotated = continues != null && replaced(file, continues, files);
    TakenStart start = continues == null ? TakenStart.anew() : TakenStart.after(continues);
    each(file, chosen.seen(), start, rotated, step);
  }

  private Map<SourceFile, StreamProbe> probe(List<SourceFile> files) {
    Map<SourceFile, StreamProbe> probes = new LinkedHashMap<>();
    for (SourceFile file : files) {
      try {
        probes.put(file, StreamProbe.of(storages.of(file), file, streams, limits()));
      } catch (IOException e) {
        fail(file, new SourceFailure(file, e));
      }
    }
    return probes;
  }

  private List<SourceFile> wanted(
      Map<SourceFile, StreamProbe> probes, Map<SourceFile, TakenStream> continued) {
    List<SourceFile> wanted = new ArrayList<>();
    probes.forEach(
        (file, probe) -> {
          boolean known = streams.stream().anyMatch(probe::endsWith);
          if (continued.containsKey(file) || !known) {
            wanted.add(file);
          } else {
            unchanged++; // a second name of a file that was taken before
          }
        });
    return wanted;
  }

  /**
   * Whether a file has another name than before, and the name is that of another file by now, which
   * has something in it: then nobody writes the file any more.
   */
  private static boolean replaced(SourceFile file, TakenStream continues, List<SourceFile> files) {
    return !file.uri().equals(continues.file())
        && files.stream()
            .anyMatch(other -> other.uri().equals(continues.file()) && other.entry().length() > 0);
  }

  private void each(SourceFile listed, SeenFiles seen, TakenStart start, boolean rotated, Step step)
      throws IOException {
    try {
      Optional<SourceFile> file = new FormatChoice(run, storages).choose(listed, start);
      if (file.isEmpty()) {
        unchanged++; // no line that could tell the format
        return;
      }
      FileIngest ingest =
          new FileIngest(run, storages.of(listed), seen, listed, file.get(), progress);
      if (step.on(ingest, start, rotated).isEmpty()) {
        unchanged++;
      }
      problems.addAll(ingest.problems());
      notes.addAll(ingest.notes());
    } catch (FileReplaced e) {
      notes.add("Cannot take " + listed.words() + " yet: " + e.getMessage());
    } catch (SourceFailure e) {
      fail(listed, e);
    }
  }

  /** A file that was there a moment ago, and is not any more, was rotated. */
  private void fail(SourceFile file, SourceFailure failure) {
    if (gone(file, failure)) {
      notes.add("Cannot take " + file.words() + " yet: it went away since it was listed");
    } else {
      problems.add(failure.getMessage());
    }
  }

  private boolean gone(SourceFile file, SourceFailure failure) {
    try {
      return storages.of(file).status(file.entry().path()).isEmpty()
          || (failure.getCause() instanceof FileNotFoundException && opens(file));
    } catch (IOException e) {
      return false; // what was said before says it better
    }
  }

  /** Whether there is a file of the name again; a pipe is none. */
  private boolean opens(SourceFile file) throws IOException {
    storages.of(file).open(file.entry().path()).close();
    return true;
  }

  private StreamLimits limits() {
    return StreamLimits.of(run.config().decompression());
  }
}
