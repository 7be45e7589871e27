package io.nodelog.app.cli;

import io.nodelog.app.run.Run;
import picocli.CommandLine.Command;

/** Publishes the reports of the dates that changed. */
@Command(
    name = "publish",
    description = {
      "Makes the reports of every date whose summaries have changed, switches all of them with one"
          + " commit, and exports them to WAREHOUSE/reports/TABLE/date=YYYY-MM-DD/."
    },
    footer = {"  nodelog publish --config nodelog.conf"})
final class PublishVerb extends WarehouseVerb {

  PublishVerb(Console console) {
    super(console);
  }

  @Override
  String verb() {
    return "publish";
  }

  @Override
  void work(Run run, Console console) throws Exception {
    Steps steps = new Steps(this, run, console);
    steps.publish();
  }
}
