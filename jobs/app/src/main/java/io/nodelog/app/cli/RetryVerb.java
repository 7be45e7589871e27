package io.nodelog.app.cli;

import io.nodelog.app.run.Run;
import picocli.CommandLine.Command;

/** Reads again what was not understood. */
@Command(
    name = "retry",
    description = {
      "Reads held parts and parts with rejected lines again, after the format or the zone of their"
          + " source was mended, and publishes what is now understood. A part that is not understood"
          + " better stays as it is. Lines that come later are read as the sources are configured now.",
      "",
      "Exit status: 3 if a part that was read again still has too many rejects."
    },
    footer = {"  nodelog retry --config nodelog.conf"})
final class RetryVerb extends WarehouseVerb {
  RetryVerb(Console console) {
    super(console);
  }

  @Override
  String verb() {
    return "retry";
  }

  @Override
  void work(Run run, Console console) throws Exception {
    Steps steps = new Steps(this, run, console);
    steps.retry();
    steps.publish();
  }
}
