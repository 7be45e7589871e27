package io.nodelog.app.cli;

import io.nodelog.app.expire.Expire;
import io.nodelog.app.gc.Superseded;
import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.ingest.StandardInput;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.run.DataInterval;
import io.nodelog.app.run.Run;
import io.nodelog.app.summarize.AuditTotals;
import io.nodelog.app.summarize.Erase;
import io.nodelog.app.summarize.Rebuild;
import io.nodelog.app.summarize.Retry;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.hdfs.ledger.HeldPart;
import io.nodelog.hdfs.scan.Erasable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** The steps of a run, each with what it tells the user. */
final class Steps {
  private final WarehouseVerb verb;
  private final Run run;
  private final Console console;

  Steps(WarehouseVerb verb, Run run, Console console) {
    this.verb = verb;
    this.run = run;
    this.console = console;
  }

  void ingest(Optional<StandardInput> input, DataInterval asked) throws Exception {
    verb.phase("ingest", () -> ingestTimed(input, asked));
  }

  private void ingestTimed(Optional<StandardInput> input, DataInterval asked) throws Exception {
    Formats.requireUsable(run.config());
    Ingest.Result result = ingestWatched(input, asked);
    result.notes().forEach(note -> verb.say(console, note));
    result.problems().forEach(problem -> verb.complain(console, problem, ExitCode.FAILURE));
    verb.count("files_listed", result.files());
    verb.count("files_unchanged", result.unchanged());
    verb.count("files_taken", result.taken().size());
    verb.count("lines_taken", result.lines());
    verb.count("bytes_taken", result.bytes());
    if (!result.taken().isEmpty() || result.news().isPresent()) {
      verb.didWork();
    }
    verb.say(
        console,
        String.format(
            Locale.ROOT,
            "Ingest: took %,d lines (%,d bytes) of %,d files as batch %s; %,d files had nothing"
                + " new",
            result.lines(),
            result.bytes(),
            result.taken().size(),
            result.taken().isEmpty() ? "-" : run.id(),
            result.unchanged()));
  }

  private Ingest.Result ingestWatched(Optional<StandardInput> input, DataInterval asked)
      throws Exception {
    Progress progress = Progress.start(console, "Ingest", 0, "bytes");
    try {
      return ingest(input, asked, progress::advance);
    } finally {
      progress.clear();
    }
  }

  private Ingest.Result ingest(
      Optional<StandardInput> input, DataInterval asked, LongConsumer progress) throws Exception {
    if (input.isPresent()) {
      return Ingest.run(run, input.get(), progress);
    } else if (!run.config().ingest().distributed()) {
      return Ingest.run(run, asked, progress);
    }
    try (Engines engines = new Engines(run, console)) {
      return Ingest.run(run, asked, engines.workers(), progress);
    }
  }

  void summarize(Summarize.Options options) throws Exception {
    verb.phase("summarize", () -> summarizeTimed(options));
  }

  private void summarizeTimed(Summarize.Options options) throws Exception {
    verb.requireLease();
    Summarize.Result result;
    try (Engines engines = new Engines(run, console)) {
      result = Summarize.run(run, engines, options);
      verb.count(engines.cost());
    }
    AuditTotals totals = result.totals();
    verb.count("batches_summarized", result.batches().size());
    verb.count("lines_scanned", totals.lines());
    verb.count("bytes_scanned", totals.bytes());
    verb.count("records", totals.records());
    verb.count("partial", totals.partial());
    verb.count("rejected", totals.rejected());
    totals.rejectedByReason().forEach((reason, lines) -> verb.count("rejected_" + reason, lines));
    verb.count("excluded", totals.excluded());
    verb.count("parts_held", result.held().size());
    if (!result.batches().isEmpty()) {
      verb.didWork();
    }
    verb.say(
        console,
        String.format(
            Locale.ROOT,
            "Summarize: %,d lines of %,d batches are %,d records, %,d partial, %,d rejected, %,d"
                + " excluded",
            totals.lines(),
            result.batches().size(),
            totals.records(),
            totals.partial(),
            totals.rejected(),
            totals.excluded()));
    result.held().forEach(this::complainHeld);
  }

  void retry() throws Exception {
    verb.phase("retry", this::retryTimed);
  }

  private void retryTimed() throws Exception {
    Formats.requireUsable(run.config());
    Retry.Result result;
    try (Engines engines = new Engines(run, console)) {
      result = Retry.run(run, engines);
      verb.count(engines.cost());
    }
    result.notes().forEach(note -> verb.say(console, note));
    verb.count("batches_read_again", result.batches().size());
    verb.count("lines_understood", result.understood());
    verb.count("parts_released", result.released().size());
    verb.count("parts_held", result.held().size());
    if (!result.batches().isEmpty() || result.settingsRecorded()) {
      verb.didWork();
    }
    verb.say(
        console,
        String.format(
            Locale.ROOT,
            "Retry: read %,d batches again; %,d lines more are understood, %,d parts are held no"
                + " more",
            result.batches().size(),
            result.understood(),
            result.released().size()));
    result.held().forEach(this::complainHeld);
  }

  void rebuild(Set<String> dates) throws Exception {
    if (!dates.isEmpty()) {
      verb.phase("rebuild", () -> rebuildTimed(dates));
    }
  }

  private void rebuildTimed(Set<String> dates) throws Exception {
    List<String> batches;
    try (Engines engines = new Engines(run, console)) {
      batches = Rebuild.run(run, engines, dates);
      verb.count(engines.cost());
    }
    verb.count("batches_rebuilt", batches.size());
    if (!batches.isEmpty()) {
      verb.didWork();
    }
    verb.say(
        console,
        String.format(
            Locale.ROOT,
            "Rebuild: summarized %,d batches again that have lines of %s",
            batches.size(),
            String.join(", ", dates)));
  }

  void expire() throws Exception {
    verb.phase("expire", this::expireTimed);
  }

  private void expireTimed() throws Exception {
    Expire.Result result = Expire.run(run);
    verb.count("files_deleted", result.files());
    verb.count("bytes_deleted", result.bytes());
    if (!result.before().isEmpty() || result.files() > 0) {
      verb.didWork();
    }
    result
        .before()
        .forEach(
            (what, before) ->
                verb.say(
                    console,
                    "Expire: "
                        + what.name().toLowerCase(Locale.ROOT)
                        + " before "
                        + before
                        + " are given up"));
    verb.say(
        console,
        String.format(
            Locale.ROOT, "Expire: deleted %,d files of %,d bytes", result.files(), result.bytes()));
  }

  void lookWhatToErase(Erasable erasable) throws Exception {
    tell(Erase.look(run, erasable), "would erase");
  }

  void erase(Erasable erasable) throws Exception {
    verb.phase("erase", () -> eraseTimed(erasable));
  }

  private void eraseTimed(Erasable erasable) throws Exception {
    verb.requireLease();
    Erase.Result result;
    try (Engines engines = new Engines(run, console)) {
      result = Erase.run(run, engines, erasable);
      verb.count(engines.cost());
    }
    tell(result, "erased");
  }

  private void tell(Erase.Result result, String did) {
    result.notes().forEach(note -> verb.say(console, note));
    verb.count("lines_erased", result.lines());
    verb.count("segments_replaced", result.segments());
    if (result.lines() == 0) {
      verb.say(console, "Erase: no line that there is tells of them");
      return;
    }
    verb.didWork();
    verb.say(
        console,
        String.format(
            Locale.ROOT,
            "Erase: %s %,d lines in %,d segments of %,d batches",
            did,
            result.lines(),
            result.segments(),
            result.batches().size()));
  }

  void deleteSuperseded() throws Exception {
    verb.requireLease();
    Superseded.Result result = Superseded.delete(run);
    verb.count("files_deleted", result.deleted());
    if (result.deleted() > 0) {
      verb.didWork();
    }
    verb.say(
        console,
        String.format(Locale.ROOT, "Erase: deleted %,d files of old versions", result.deleted()));
    if (result.left() > 0) {
      verb.complain(
          console,
          String.format(
              Locale.ROOT,
              "Cannot delete %,d files of old versions: they were written again meanwhile (run"
                  + " nodelog erase again)",
              result.left()),
          ExitCode.FAILURE);
    }
  }

  private void complainHeld(HeldPart held) {
    verb.complain(
        console,
        "Held back "
            + held.part()
            + ": "
            + held.reason()
            + " (see quarantine; mend the format and use nodelog retry, or take it as it is with"
            + " --accept "
            + held.part().batch()
            + ")",
        ExitCode.QUALITY_GATE);
  }

  void publish() throws Exception {
    publish(DataInterval.ALL);
  }

  void publish(DataInterval asked) throws Exception {
    verb.phase("publish", () -> publishTimed(asked));
  }

  private void publishTimed(DataInterval asked) throws Exception {
    verb.requireLease();
    Publish.Result result = Publish.run(run, asked);
    verb.count("dates_published", result.dates().size());
    verb.count("files_exported", result.exported());
    if (!result.dates().isEmpty() || result.exported() > 0) {
      verb.didWork();
    }
    verb.say(
        console,
        String.format(
            Locale.ROOT,
            "Publish: made the reports of %,d dates; wrote %,d files to %s",
            result.dates().size(),
            result.exported(),
            run.path("reports")));
    if (!result.waiting().isEmpty()) {
      verb.say(
          console,
          String.format(
              Locale.ROOT,
              "Publish: %,d other dates from %s to %s wait for a run whose --from and --to have"
                  + " them",
              result.waiting().size(),
              result.waiting().get(0),
              result.waiting().get(result.waiting().size() - 1)));
    }
  }
}
