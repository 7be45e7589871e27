package io.nodelog.app.cli;

import io.nodelog.app.run.DataInterval;
import io.nodelog.app.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Publishes the reports of the dates that changed. */
@Command(
    name = "publish",
    description = {
      "Makes the reports of every date whose summaries have changed, switches all of them with one"
          + " commit, and exports them to WAREHOUSE/reports/TABLE/date=YYYY-MM-DD/."
    },
    footer = {
      "  nodelog publish --config nodelog.conf",
      "  nodelog publish --config nodelog.conf --from 2026-01-05 --to 2026-01-06"
    })
final class PublishVerb extends WarehouseVerb {
  @Mixin private IntervalOptions interval = new IntervalOptions();

  PublishVerb(Console console) {
    super(console);
  }

  @Override
  String verb() {
    return "publish";
  }

  @Override
  void work(Run run, Console console) throws Exception {
    DataInterval asked = interval.of(run.config().report().zone());
    Steps steps = new Steps(this, run, console);
    steps.publish(asked);
  }
}
