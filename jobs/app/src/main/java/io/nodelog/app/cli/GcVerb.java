package io.nodelog.app.cli;

import io.nodelog.app.gc.Garbage;
import io.nodelog.app.gc.Gc;
import io.nodelog.app.run.Run;
import io.nodelog.bytes.SafeText;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes what runs that died have left. */
@Command(
    name = "gc",
    description = {
      "Removes files of the warehouse that the ledger does not name, or that were replaced longer"
          + " than gc.grace ago, temporary files of runs that died, and plain copies of reports that"
          + " are no more. Nothing is removed that is younger than gc.grace, because it may be the"
          + " work of a run.",
      "",
      "Not needed for right results: what nothing names is never read. It saves space."
    },
    footer = {"  nodelog gc --config nodelog.conf --dry-run", "  nodelog gc --config nodelog.conf"})
final class GcVerb extends WarehouseVerb {
  @Option(
      names = "--dry-run",
      description = "Print what would be removed, a path relative to the warehouse a line.")
  private boolean dryRun;

  GcVerb(Console console) {
    super(console);
  }

  @Override
  String verb() {
    return "gc";
  }

  @Override
  void work(Run run, Console console) throws Exception {
    Gc.Result result = dryRun ? Gc.look(run) : Gc.remove(run);
    if (dryRun) {
      for (Garbage.Item item : result.files()) {
        console.out().println(SafeText.of(item.name()));
      }
    } else {
      count("files_removed", result.files().size() - result.putBack());
      count("files_put_back", result.putBack());
    }
    count("bytes_of_garbage", result.bytes());
    if (!result.files().isEmpty()) {
      didWork();
    }
    say(
        console,
        String.format(
            Locale.ROOT,
            "Gc: %s %,d files (%,d bytes) that nothing names",
            dryRun ? "would remove" : "removed",
            result.files().size() - result.putBack(),
            result.bytes()));
  }
}
