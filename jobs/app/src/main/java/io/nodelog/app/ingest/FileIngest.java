package io.nodelog.app.ingest;

import io.nodelog.app.run.Run;
import io.nodelog.config.IngestConfig;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.raw.DamagedFileException;
import io.nodelog.hdfs.raw.LineRoles;
import io.nodelog.hdfs.storage.ReadableStorage;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Takes what is new of one file. What goes wrong with the file is a {@link SourceFailure} or {@link
 * FileReplaced}; any other exception is the warehouse's.
 */
final class FileIngest {
  private final Run run;
  private final ReadableStorage storage;
  private final SeenFiles seen;
  private final SourceFile listed;
  private final SourceFile file;
  private final LongConsumer progress;
  private final LineRoles roles;
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Prepares to take a file.
   *
   * @param storage it lies on
   * @param listed as it was seen
   * @param file the same with the format to read it with
   * @throws SourceFailure if there is no such format any more
   */
  FileIngest(
      Run run,
      ReadableStorage storage,
      SeenFiles seen,
      SourceFile listed,
      SourceFile file,
      LongConsumer progress)
      throws SourceFailure {
    this.run = run;
    this.storage = storage;
    this.seen = seen;
    this.listed = listed;
    this.file = file;
    this.progress = progress;
    this.roles = FormatRoles.of(file, run);
  }

  /** Sentences about what could not be read. */
  List<String> problems() {
    return problems;
  }

  /** Sentences about what could not be read yet. */
  List<String> notes() {
    return notes;
  }

  /**
   * Takes what is new; empty if there is nothing.
   *
   * @param rotated whether it is known that nobody writes the file any more
   */
  Optional<Ingested> take(TakenStart start, boolean rotated) throws IOException {
    try (SourceBytes bytes = open(start)) {
      boolean closed = bytes.compressed() || file.idle(run);
      if (!closed) {
        leaveUnfinished(bytes, start, rotated);
      }
      FileTaker.Taken part = take(bytes, start, closed);
      part.damage().ifPresent(this::tell);
      bytes
          .garbage()
          .ifPresent(rest -> problems.add("Cannot read all of " + file.words() + ": " + rest));
      return part.to() == start.from() ? Optional.empty() : Optional.of(row(start, part, closed));
    }
  }

  /** Looks what {@link #take} would take, without reading lines; empty if there is nothing. */
  Optional<PlannedFile> look(TakenStart start, boolean rotated) throws IOException {
    try (SourceBytes bytes = open(start)) {
      boolean packed = bytes.compressed();
      if (!packed && !file.idle(run)) {
        leaveUnfinished(bytes, start, rotated);
      }
      long more = packed ? bytes.end() : bytes.end() - start.from();
      return more <= 0
          ? Optional.empty()
          : Optional.of(
              new PlannedFile(
                  file.node(),
                  file.source(),
                  file.uri(),
                  file.format(),
                  start.from(),
                  more,
                  packed));
    }
  }

  /** A file that was written just now and ends early is most likely still being compressed. */
  private void tell(DamagedFileException damage) {
    if (damage.endsEarly() && !file.idle(run)) {
      notes.add(damage.getMessage() + ": it was written lately, and is read again by the next run");
    } else {
      problems.add(damage.getMessage());
    }
  }

  private SourceBytes open(TakenStart start) throws IOException {
    try {
      return seen.open(listed, start.from() == 0);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void leaveUnfinished(SourceBytes bytes, TakenStart start, boolean rotated)
      throws IOException {
    try {
      bytes.leaveUnfinishedLine(start.from());
      if (!rotated) {
        bytes.leaveLastEvent(start.from(), roles);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private IOException failure(IOException cause) {
    return cause instanceof FileReplaced || cause instanceof SourceFailure
        ? cause
        : new SourceFailure(file, cause);
  }

  private FileTaker.Taken take(SourceBytes bytes, TakenStart start, boolean closed)
      throws IOException {
    if (closed && referenced()) {
      FileTaker.Taken part = reference(bytes, start);
      if (part.damage().isEmpty()) {
        return part;
      }
      // It may be mended, but what is referenced must stay as it is: what can be read is copied.
      try (SourceBytes again = open(start)) {
        return copy(again, start, true);
      }
    }
    return copy(bytes, start, closed);
  }

  private FileTaker.Taken reference(SourceBytes bytes, TakenStart start) throws IOException {
    Segment.Compression compression =
        bytes.compressed() ? Segment.Compression.STREAM : Segment.Compression.NONE;
    LineTarget lines =
        new ReferencedLines(
            storage, file.entry().path(), compression, roles, start.header(), start.from());
    try {
      return new FileTaker(lines).take(reported(bytes), start, true);
    } catch (IOException e) {
      throw failure(e); // nothing is written, so it is the file's
    }
  }

  private FileTaker.Taken copy(SourceBytes bytes, TakenStart start, boolean withLast)
      throws IOException {
    try (CopiedLines lines =
        new CopiedLines(run, start.stream(), roles, start.header(), start.from())) {
      return new FileTaker(lines).take(reported(bytes), start, withLast);
    }
  }

  private ReportingStream reported(SourceBytes bytes) {
    return new ReportingStream(bytes, file, progress);
  }

  /** Whether a file is named where it lies: if the site wants that and the warehouse is there. */
  private boolean referenced() {
    URI there = file.entry().path().toUri();
    URI here = run.warehouse().toUri();
    return !file.isStandardInput()
        && run.config().ingest().mode() == IngestConfig.Mode.REFERENCE
        && Objects.equals(here.getScheme(), there.getScheme())
        && (Objects.equals("file", there.getScheme())
            || Objects.equals(here.getAuthority(), there.getAuthority()));
  }

  private Ingested row(TakenStart start, FileTaker.Taken part, boolean closed) {
    return new Ingested(
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
        file.detectedPermille());
  }
}
