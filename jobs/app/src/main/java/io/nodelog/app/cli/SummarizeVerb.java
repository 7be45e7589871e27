package io.nodelog.app.cli;

import io.nodelog.app.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Summarizes the batches that have no summaries yet. */
@Command(
    name = "summarize",
    description = {
      "Scans every batch that has no summaries yet, once, on the engine, and checks that every line is"
          + " accounted for. A source with too many rejects is held back (see rejects.max-share)."
    },
    footer = {
      "  nodelog summarize --config nodelog.conf --engine mapreduce",
      "  nodelog summarize --config nodelog.conf --accept 20260105T101112Z-1a2b3c4d",
      "  nodelog summarize --config nodelog.conf --rebuild 2026-01-05"
    })
final class SummarizeVerb extends WarehouseVerb {
  @Mixin private SummarizeOptions options = new SummarizeOptions();

  SummarizeVerb(Console console) {
    super(console);
  }

  @Override
  String verb() {
    return "summarize";
  }

  @Override
  void work(Run run, Console console) throws Exception {
    Steps steps = new Steps(this, run, console);
    steps.summarize(options.options());
    steps.rebuild(options.dates());
  }
}
