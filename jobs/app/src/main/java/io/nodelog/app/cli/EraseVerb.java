package io.nodelog.app.cli;

import io.nodelog.app.run.Run;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.bytes.SoughtAddress;
import io.nodelog.bytes.SoughtWord;
import io.nodelog.hdfs.scan.Erasable;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Erases the lines of clients and users. */
@Command(
    name = "erase",
    description = {
      "Erases every line that tells of an address or a user from raw logs, quarantine, summaries,"
          + " reports and their plain copies, and deletes the old files at once. Control characters"
          + " of the same length take the place of the lines, so that all others stay where they"
          + " are. The lines do not come back, also if their source is still there; new lines are"
          + " taken as ever. An erase that was killed is finished by the next one.",
      "",
      "Sources, backups and snapshots are not touched. What is erased is not noted anywhere."
    },
    footer = {
      "  nodelog erase --config nodelog.conf --ip 192.0.2.7,2001:db8::7 --dry-run",
      "  nodelog erase --config nodelog.conf --ip 192.0.2.7 --user anna"
    })
final class EraseVerb extends WarehouseVerb {
  @Option(
      names = "--ip",
      split = ",",
      paramLabel = "ADDRESS",
      description = "Erase lines that have this address, as client or anywhere else.")
  private List<SoughtAddress> addresses = new ArrayList<>();

  @Option(
      names = "--user",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Erase requests of this user, and lines that are no requests and have the name as a word."
      })
  private List<SoughtWord> users = new ArrayList<>();

  @Option(names = "--dry-run", description = "Say how much would be erased, and change nothing.")
  private boolean dryRun;

  EraseVerb(Console console) {
    super(console);
  }

  @Override
  String verb() {
    return "erase";
  }

  @Override
  void work(Run run, Console console) throws Exception {
    if (addresses.isEmpty() && users.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "Missing --ip or --user (say whose lines are to be erased)");
    }
    List<SoughtWord> spellings = users.stream().flatMap(user -> user.spellings().stream()).toList();
    Erasable erasable = new Erasable(addresses, spellings);
    Steps steps = new Steps(this, run, console);
    if (dryRun) {
      steps.lookWhatToErase(erasable);
      return;
    }
    Platform.requireEngine(run.config().engine(), EraseVerb.class.getClassLoader());
    Summarize.check(run, Summarize.Options.NONE);
    steps.erase(erasable);
    steps.publish();
    steps.deleteSuperseded();
  }
}
