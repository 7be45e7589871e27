package io.nodelog.app.cli;

import io.nodelog.app.run.DataInterval;
import io.nodelog.app.run.Run;
import io.nodelog.app.summarize.Summarize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Does the whole job: what a scheduler calls. */
@Command(
    name = "run",
    description = {
      "Takes what is new of all sources, summarizes it and publishes the reports that change. Every"
          + " step is idempotent: after a failure the same command goes on where it ended."
    },
    footer = {
      "  nodelog run --config nodelog.conf",
      "  nodelog run --config nodelog.conf --from 2026-01-05 --to 2026-01-06",
      "  nodelog run --config nodelog.conf --engine mapreduce --fail-on-empty"
    })
final class RunVerb extends WarehouseVerb {
  @Mixin private StandardInputOption input = new StandardInputOption();
  @Mixin private IntervalOptions interval = new IntervalOptions();
  @Mixin private SummarizeOptions options = new SummarizeOptions();

  RunVerb(Console console) {
    super(console);
  }

  @Override
  String verb() {
    return "run";
  }

  @Override
  void work(Run run, Console console) throws Exception {
    DataInterval asked = interval.of(run.config().report().zone());
    Platform.requireEngine(run.config().engine(), RunVerb.class.getClassLoader());
    Summarize.check(run, options.options()); // before anything is taken
    Steps steps = new Steps(this, run, console);
    steps.ingest(input.of(console), asked);
    steps.summarize(options.options());
    steps.rebuild(options.dates());
    steps.publish(asked);
  }
}
