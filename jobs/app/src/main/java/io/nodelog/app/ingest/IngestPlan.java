package io.nodelog.app.ingest;

import io.nodelog.app.run.Parallel;
import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.SourcesSeen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an {@link Ingest} would take now. It looks at the sources as an ingest does, from this
 * process, and changes nothing.
 *
 * @param listed how many files the sources have
 * @param unchanged how many of them have nothing new
 * @param files those that have
 * @param news of the sources that would be committed; empty if there is none
 * @param problems sentences about sources and files that cannot be read
 * @param notes sentences about sources that have no files yet, and files that were rotated just now
 */
public record IngestPlan(
    int listed,
    int unchanged,
    List<PlannedFile> files,
    Optional<SourcesSeen> news,
    List<String> problems,
    List<String> notes) {

  public IngestPlan {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** Looks at all sources. */
  public static IngestPlan of(Run run, LedgerState state) throws IOException, InterruptedException {
    SourceListing listing = SourceListing.of(run);
    SourceLooks looks = listing.looks();
    List<PlannedFile> files = new ArrayList<>();
    List<String> problems = new ArrayList<>(listing.problems());
    List<String> notes = new ArrayList<>(listing.notes());
    int unchanged = 0;
    for (Looked looked : look(run, state, listing)) {
      PlannedSource source = looked.source();
      files.addAll(source.files());
      problems.addAll(source.problems());
      source.problems().forEach(problem -> looks.failed(looked.name(), problem));
      notes.addAll(source.notes());
      unchanged += source.unchanged();
    }
    Optional<SourcesSeen> news = looks.news(state, Ingest.today(run), true);
    return new IngestPlan(listing.files().size(), unchanged, files, news, problems, notes);
  }

  private record Looked(SourceLooks.Name name, PlannedSource source) {}

  private static List<Looked> look(Run run, LedgerState state, SourceListing listing)
      throws IOException, InterruptedException {
    return Parallel.map(
        run.config().ingest().threads(),
        Ingest.bySource(listing.files()),
        files ->
            new Looked(
                SourceLooks.Name.of(files.get(0)),
                SourceIngest.look(run, SourceUnit.of(state, files))));
  }
}
