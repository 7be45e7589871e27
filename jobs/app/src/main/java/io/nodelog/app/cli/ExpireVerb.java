package io.nodelog.app.cli;

import io.nodelog.app.run.Run;
import picocli.CommandLine.Command;

/** Gives up what is old. */
@Command(
    name = "expire",
    description = {
      "Gives up and deletes what is older than retention.raw, retention.summaries, retention.reports"
          + " and retention.quarantine say; by default everything is kept for ever. What has expired"
          + " never comes back, also if its source is still there. An expire that was killed is"
          + " finished by the next one."
    },
    footer = {"  nodelog expire --config nodelog.conf -D nodelog.retention.raw=30d"})
final class ExpireVerb extends WarehouseVerb {
  ExpireVerb(Console console) {
    super(console);
  }

  @Override
  String verb() {
    return "expire";
  }

  @Override
  void work(Run run, Console console) throws Exception {
    Steps steps = new Steps(this, run, console);
    steps.expire();
    steps.publish();
  }
}
