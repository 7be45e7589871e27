package io.nodelog.app.ingest;

import io.nodelog.app.run.Run;
import io.nodelog.config.IngestConfig;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.TakenStream;
import io.nodelog.hdfs.raw.LineRoles;
import io.nodelog.hdfs.raw.StreamLimits;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.hadoop.fs.FileSystem;

/** Takes what is new of the files of one source of one node. */
final class SourceIngest {
  private final Run run;
  private final NodelogConfig config;
  private final Collection<TakenStream> streams;
  private final LongConsumer progress;
  private final List<Ingested> taken = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int unchanged;

  SourceIngest(Run run, Collection<TakenStream> streams, LongConsumer progress) {
    this.progress = progress;
    this.run = run;
    this.config = run.config();
    this.streams = streams;
  }

  /** What was taken, to be committed. */
  List<Ingested> taken() {
    return taken;
  }

  /** Sentences about files that could not be read, or not to their end. */
  List<String> problems() {
    return problems;
  }

  /** How many files had nothing new. */
  int unchanged() {
    return unchanged;
  }

  /** Takes the files; one that cannot be read does not stop the others. */
  void take(List<SourceFile> files) throws IOException {
    Map<SourceFile, StreamProbe> probes = new LinkedHashMap<>();
    for (SourceFile file : files) {
      try {
        probes.put(file, StreamProbe.of(sources(file), file, streams, limits()));
      } catch (IOException e) {
        problems.add(new SourceFailure(file, e).getMessage());
      }
    }
    Map<SourceFile, TakenStream> continued = StreamMatcher.match(probes, streams);
    List<SourceFile> wanted = new ArrayList<>();
    for (Map.Entry<SourceFile, StreamProbe> probe : probes.entrySet()) {
      boolean known = streams.stream().anyMatch(probe.getValue()::endsWith);
      if (continued.containsKey(probe.getKey()) || !known) {
        wanted.add(probe.getKey());
      } else {
        unchanged++; // a second name of a file that was taken before
      }
    }
    unchanged += new Twins(new FileComparison(run.hadoop(), limits()), wanted, continued).remove();
    for (SourceFile file : wanted) {
      TakenStream continues = continued.get(file);
      boolean rotated = continues != null && replaced(file, continues, files);
      take(file, continues == null ? TakenStart.anew() : TakenStart.after(continues), rotated);
    }
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

  private void take(SourceFile listed, TakenStart start, boolean rotated) throws IOException {
    try {
      Optional<SourceFile> file = new FormatChoice(run).choose(listed, start);
      if (file.isPresent()) {
        takeKnown(file.get(), start, rotated);
      } else {
        unchanged++; // no line that could tell the format
      }
    } catch (SourceFailure e) {
      problems.add(e.getMessage());
    }
  }

  private void takeKnown(SourceFile file, TakenStart start, boolean rotated) throws IOException {
    LineRoles roles = FormatRoles.of(file, run);
    try (SourceBytes bytes = open(file)) {
      boolean closed = bytes.compressed() || idle(file);
      if (!closed) {
        bytes.leaveUnfinishedLine(start.from());
      }
      if (!closed && !rotated) {
        bytes.leaveLastEvent(start.from(), roles);
      }
      FileTaker.Taken part = take(file, bytes, roles, start, closed);
      part.damage().ifPresent(damage -> problems.add(damage.getMessage()));
      bytes
          .garbage()
          .ifPresent(rest -> problems.add("Cannot read all of " + file.uri() + ": " + rest));
      add(file, start, part, closed);
    }
  }

  private SourceBytes open(SourceFile file) throws SourceFailure {
    try {
      return SourceBytes.open(sources(file), file.entry().path(), limits());
    } catch (IOException e) {
      throw new SourceFailure(file, e);
    }
  }

  private FileTaker.Taken take(
      SourceFile file, SourceBytes bytes, LineRoles roles, TakenStart start, boolean closed)
      throws IOException {
    if (closed && referenced(file)) {
      FileTaker.Taken part = reference(file, bytes, roles, start);
      if (part.damage().isEmpty()) {
        return part;
      }
      // It may be mended, but what is referenced must stay as it is: what can be read is copied.
      try (SourceBytes again = open(file)) {
        return copy(file, again, roles, start, true);
      }
    }
    return copy(file, bytes, roles, start, closed);
  }

  private FileTaker.Taken reference(
      SourceFile file, SourceBytes bytes, LineRoles roles, TakenStart start) throws IOException {
    Segment.Compression compression =
        bytes.compressed() ? Segment.Compression.STREAM : Segment.Compression.NONE;
    LineTarget lines =
        new ReferencedLines(
            sources(file), file.entry().path(), compression, roles, start.header(), start.from());
    return new FileTaker(lines).take(reported(file, bytes), start.from(), true);
  }

  private FileTaker.Taken copy(
      SourceFile file, SourceBytes bytes, LineRoles roles, TakenStart start, boolean withLast)
      throws IOException {
    try (CopiedLines lines =
        new CopiedLines(run, start.stream(), roles, start.header(), start.from())) {
      return new FileTaker(lines).take(reported(file, bytes), start.from(), withLast);
    }
  }

  private ReportingStream reported(SourceFile file, SourceBytes bytes) {
    return new ReportingStream(bytes, file, progress);
  }

  /** Whether a file is named where it lies: if the site wants that and the warehouse is there. */
  private boolean referenced(SourceFile file) {
    URI there = file.entry().path().toUri();
    URI here = run.warehouse().toUri();
    URI home = here.getAuthority() == null ? FileSystem.getDefaultUri(run.hadoop()) : here;
    return config.ingest().mode() == IngestConfig.Mode.REFERENCE
        && Objects.equals(here.getScheme(), there.getScheme())
        && (Objects.equals("file", there.getScheme())
            || Objects.equals(home.getAuthority(), there.getAuthority()));
  }

  private void add(SourceFile file, TakenStart start, FileTaker.Taken part, boolean closed) {
    if (part.to() == start.from()) {
      unchanged++;
      return;
    }
    taken.add(
        new Ingested(
            run.id(),
            file.node(),
            file.source(),
            file.format(),
            file.uri(),
            start.stream(),
            start.from(),
            part.to(),
            part.lines(),
            part.prefixSha256(),
            part.headTail(),
            closed,
            part.segments(),
            file.zone().map(ZoneId::getId).orElse(""),
            part.header(),
            file.detectedPermille()));
  }

  private Storage sources(SourceFile file) throws IOException {
    return Storages.forReading(file.entry().path().toUri(), run.hadoop());
  }

  private boolean idle(SourceFile file) {
    return !file.entry().modified().isAfter(run.started().minus(config.ingest().idle()));
  }

  private StreamLimits limits() {
    return StreamLimits.of(config.decompression());
  }
}
