package io.nodelog.app.cli;

import io.nodelog.app.check.Repair;
import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.gc.Garbage;
import io.nodelog.app.run.LeaseKeeper;
import io.nodelog.app.run.Run;
import io.nodelog.app.run.WarehouseBusy;
import io.nodelog.bytes.SafeText;
import io.nodelog.hdfs.ledger.DamagedLedger;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.NamedFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks a warehouse from end to end. */
@Command(
    name = "fsck",
    description = {
      "Checks everything: the ledger's chain, length and hash of every file that it names, the"
          + " account of every line, the reports against their summaries, and the plain copies.",
      "",
      "Reads the whole warehouse and changes nothing in it, unless --repair is given. Prints a"
          + " sentence for each finding. Exit status: 0 if all is well, 1 if not."
    },
    footer = {
      "  nodelog fsck --config nodelog.conf",
      "  nodelog fsck --config nodelog.conf --repair"
    })
final class FsckVerb extends Verb {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--repair",
      description = {
        "First mend what can be mended: raw logs from sources that still have them, summaries from"
            + " raw logs, reports from summaries, plain copies from reports, and what only saves"
            + " time. Says what was done, and what is lost. May be repeated."
      })
  private boolean repair;

  FsckVerb(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) throws Exception {
    Run run = Session.open(options).run(Instant.now());
    if (repair) {
      repair(run, console);
    }
    List<String> findings = WarehouseCheck.findings(run);
    tellGarbage(run, console);
    findings.forEach(finding -> console.out().println(SafeText.of(finding)));
    console
        .err()
        .println(
            findings.isEmpty()
                ? run.warehouse() + " is sound"
                : run.warehouse() + ": " + findings.size() + " findings");
    return findings.isEmpty() ? ExitCode.DONE : ExitCode.FAILURE;
  }

  private static void repair(Run run, Console console) throws Exception {
    try (LeaseKeeper held =
            LeaseKeeper.take(
                run, other -> tell(console, "Waiting: " + other + " (nodelog.lease.wait)"));
        Engines engines = new Engines(run, console)) {
      Repair.Result result = Repair.run(run, engines);
      held.requireHeld();
      result.done().forEach(sentence -> tell(console, sentence));
      result.lost().forEach(sentence -> tell(console, "nodelog: " + sentence));
      tell(
          console,
          String.format(
              Locale.ROOT,
              "Repair: mended %,d things; %,d cannot be mended",
              result.done().size(),
              result.lost().size()));
    } catch (WarehouseBusy e) {
      throw new CommandFailure(ExitCode.BUSY, String.valueOf(e.getMessage()));
    } catch (LedgerConflict e) {
      throw new CommandFailure(ExitCode.BUSY, e.getMessage() + " (busy; try again)");
    } finally {
      run.removeTemporaries();
    }
  }

  private static void tell(Console console, String sentence) {
    console.err().println(SafeText.of(sentence, 2_000));
  }

  /** What nothing names does no harm: it is told, and is no finding. */
  private static void tellGarbage(Run run, Console console) throws IOException {
    Instant since = run.started().minus(run.config().gc().grace());
    try {
      List<Garbage.Item> files =
          Garbage.find(run, NamedFiles.read(run.ledger(), since), Instant.MAX).files();
      if (!files.isEmpty()) {
        console
            .err()
            .println(
                String.format(
                    Locale.ROOT,
                    "%,d files (%,d bytes) are named by nothing; harmless, \"nodelog gc\" removes"
                        + " them when they are old",
                    files.size(),
                    files.stream().mapToLong(Garbage.Item::bytes).sum()));
      }
    } catch (DamagedLedger e) {
      return; // a finding already, and nobody can tell what is named
    }
  }
}
