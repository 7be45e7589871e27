package io.nodelog.app.cli;

import io.nodelog.app.run.DataInterval;
import io.nodelog.app.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes what is new of all sources into the warehouse. */
@Command(
    name = "ingest",
    description = {
      "Takes what is new of all sources into the warehouse, as one batch. What was taken before is"
          + " recognised by its content, whatever its name is now, and an unfinished last line"
          + " waits."
    },
    footer = {
      "  nodelog ingest --config nodelog.conf",
      "  zcat old.gz | nodelog ingest --config nodelog.conf --stdin web-01/access"
    })
final class IngestVerb extends WarehouseVerb {
  @Mixin private StandardInputOption input = new StandardInputOption();
  @Mixin private IntervalOptions interval = new IntervalOptions();

  IngestVerb(Console console) {
    super(console);
  }

  @Override
  String verb() {
    return "ingest";
  }

  @Override
  void work(Run run, Console console) throws Exception {
    DataInterval asked = interval.of(run.config().report().zone());
    Steps steps = new Steps(this, run, console);
    steps.ingest(input.of(console), asked);
  }
}
