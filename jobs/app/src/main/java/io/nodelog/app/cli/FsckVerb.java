package io.nodelog.app.cli;

import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.run.Run;
import io.nodelog.bytes.SafeText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks a warehouse from end to end. */
@Command(
    name = "fsck",
    description = {
      "Checks everything: the ledger's chain, length and hash of every file that it names, the account"
          + " of every line, the reports against their summaries, and the plain copies.",
      "",
      "Reads the whole warehouse and changes nothing in it. Prints a sentence for each finding. Exit"
          + " status: 0 if all is well, 1 if not."
    },
    footer = {"  nodelog fsck --config nodelog.conf"})
final class FsckVerb extends Verb {
  @Mixin private ConfigOptions options = new ConfigOptions();

  FsckVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws IOException {
    Run run = Session.open(options).run(Instant.now());
    List<String> findings = WarehouseCheck.findings(run);
    findings.forEach(finding -> console.out().println(SafeText.of(finding)));
    console
        .err()
        .println(
            findings.isEmpty()
                ? run.warehouse() + " is sound"
                : run.warehouse() + ": " + findings.size() + " findings");
    return findings.isEmpty() ? ExitCode.DONE : ExitCode.FAILURE;
  }
}
