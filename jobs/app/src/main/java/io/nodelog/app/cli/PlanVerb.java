package io.nodelog.app.cli;

import io.nodelog.app.ingest.IngestPlan;
import io.nodelog.app.publish.PublishPlan;
import io.nodelog.app.run.Run;
import io.nodelog.app.summarize.SettingsChanged;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.app.summarize.WaitingBatches;
import io.nodelog.bytes.SafeText;
import io.nodelog.hdfs.ledger.LedgerState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what a run would do. */
@Command(
    name = "plan",
    description = {
      "Tells what a run would do now, and changes nothing at all: the files it would take and how"
          + " much is new of each, the batches it would summarize, the dates it would publish and"
          + " why, and the sources that cannot be read. Reads of the sources only what tells one file"
          + " from another."
    },
    footer = {
      "  nodelog plan --config nodelog.conf",
      "  nodelog plan --config nodelog.conf --output json --fail-on-empty"
    })
final class PlanVerb extends Verb {
  @Mixin private ConfigOptions options = new ConfigOptions();
  @Mixin private RunOptions runOptions = new RunOptions();

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table, or json (one object). Default: table.")
  private PlanOutput.Form output = PlanOutput.Form.TABLE;

  PlanVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws Exception {
    Run run = Session.open(options).run(Instant.now());
    Formats.requireUsable(run.config());
    Platform.requireEngine(run.config().engine(), PlanVerb.class.getClassLoader());
    Plan plan = plan(run);
    PlanOutput.of(output, console).print(plan);
    plan.ingest().notes().forEach(note -> console.err().println(SafeText.of(note, 2_000)));
    return plan.isEmpty() && runOptions.failOnEmpty ? ExitCode.EMPTY : ExitCode.DONE;
  }

  /**
   * What a run would do.
   *
   * @param warehouse that it would work on
   * @param version of the ledger that it would start from
   * @param dates it would publish if it took nothing, each with the reasons
   */
  record Plan(
      String warehouse,
      long version,
      IngestPlan ingest,
      List<WaitingBatches.Waiting> batches,
      SortedMap<String, List<String>> dates) {
    /** Whether no line would come to the summaries. */
    boolean takesNothing() {
      return ingest.files().isEmpty() && batches.stream().allMatch(WaitingBatches.Waiting::held);
    }

    /** Whether there is nothing to do, and no failure to meet. */
    boolean isEmpty() {
      return takesNothing()
          && ingest.news().isEmpty()
          && ingest.problems().isEmpty()
          && dates.isEmpty();
    }
  }

  static Plan plan(Run run) throws IOException, InterruptedException, CommandFailure {
    try {
      Summarize.check(run, Summarize.Options.NONE);
    } catch (SettingsChanged e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
    LedgerState state = run.ledger().load();
    return new Plan(
        run.warehouse().toString(),
        state.version(),
        IngestPlan.of(run, state),
        WaitingBatches.of(state),
        PublishPlan.dates(run, state));
  }
}
