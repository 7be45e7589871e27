package io.nodelog.app.cli;

import io.nodelog.app.run.LeaseKeeper;
import io.nodelog.app.run.Run;
import io.nodelog.app.run.RunRecord;
import io.nodelog.app.run.WarehouseBusy;
import io.nodelog.app.summarize.SettingsChanged;
import io.nodelog.bytes.SafeText;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.scan.ScanCost;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;
import picocli.CommandLine.Mixin;

/**
 * A verb that changes a warehouse. It says what it did in {@code _RUN.json}, also when it failed,
 * and leaves no temporary files of its own.
 */
abstract class WarehouseVerb extends Verb {
  @Mixin private ConfigOptions configOptions = new ConfigOptions();
  @Mixin private RunOptions runOptions = new RunOptions();

  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final List<String> messages = new ArrayList<>();
  private final List<RunPhase> phases = new ArrayList<>();
  private Optional<LeaseKeeper> lease = Optional.empty();
  private boolean empty = true;
  private ExitCode worst = ExitCode.DONE;

  WarehouseVerb(Console console) {
    super(console);
  }

  /** The name of the verb, as {@code _RUN.json} has it. */
  abstract String verb();

  /** Does the work. */
  abstract void work(Run run, Console console) throws Exception;

  @Override
  final ExitCode run(Console console) throws Exception {
    Run run = Session.open(configOptions).run(Instant.now());
    MDC.put("run_id", run.id());
    MDC.put("verb", verb());
    try {
      return run(run, console);
    } finally {
      MDC.remove("verb");
      MDC.remove("run_id");
    }
  }

  private ExitCode run(Run run, Console console) throws Exception {
    try {
      workAlone(run, console);
      ExitCode exitCode =
          empty && runOptions.failOnEmpty && worst == ExitCode.DONE ? ExitCode.EMPTY : worst;
      record(run, exitCode);
      return exitCode;
    } catch (WarehouseBusy e) {
      recordFailure(run, ExitCode.BUSY, e);
      throw new CommandFailure(ExitCode.BUSY, String.valueOf(e.getMessage()));
    } catch (LedgerConflict e) {
      recordFailure(run, ExitCode.BUSY, e);
      throw new CommandFailure(ExitCode.BUSY, e.getMessage() + " (busy; try again)");
    } catch (SettingsChanged e) {
      recordFailure(run, ExitCode.USAGE, e);
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    } catch (Exception e) {
      recordFailure(run, Complaints.exitCode(e), e);
      throw e;
    } finally {
      run.removeTemporaries();
    }
  }

  /** Works while no other run does. */
  private void workAlone(Run run, Console console) throws Exception {
    try (LeaseKeeper held =
        LeaseKeeper.take(
            run, other -> say(console, "Waiting: " + other + " (nodelog.lease.wait)"))) {
      lease = Optional.of(held);
      work(run, console);
    }
  }

  /**
   * Makes sure that no other run has taken this one for dead.
   *
   * @throws WarehouseBusy if one has: what is left to do is its work
   */
  final void requireLease() throws WarehouseBusy {
    if (lease.isPresent()) {
      lease.get().requireHeld();
    }
  }

  /** Says that there was something to do. */
  final void didWork() {
    empty = false;
  }

  final void count(String name, long value) {
    counts.put(name, value);
  }

  /** Adds what scans cost. */
  final void count(ScanCost cost) {
    counts.merge("scan_tasks", cost.tasks(), Long::sum);
    counts.merge("scan_retries", cost.retries(), Long::sum);
    counts.merge("scan_blocks", cost.blocks(), Long::sum);
    counts.merge("scan_block_bytes", cost.blockBytes(), Long::sum);
    counts.merge("scan_spilled_blocks", cost.spilledBlocks(), Long::sum);
  }

  /** A step of the work. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /** Does a step: {@code _RUN.json} has its time, also if it fails, and log lines its name. */
  final void phase(String name, Step step) throws Exception {
    Instant started = Instant.now();
    long startNanos = System.nanoTime();
    MDC.put("phase", name);
    try {
      step.run();
    } finally {
      MDC.remove("phase");
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
      phases.add(new RunPhase(name, started, millis));
    }
  }

  /** Tells the user and {@code _RUN.json} a sentence. */
  final void say(Console console, String sentence) {
    messages.add(sentence);
    console.err().println(SafeText.of(sentence, 2_000));
  }

  /** Tells a problem that does not stop the run, but decides how it ends. */
  final void complain(Console console, String sentence, ExitCode exitCode) {
    messages.add(sentence);
    console.err().println("nodelog: " + SafeText.of(sentence, 2_000));
    if (worst != ExitCode.FAILURE) {
      worst = exitCode;
    }
  }

  private void recordFailure(Run run, ExitCode exitCode, Exception failure) {
    messages.add(String.valueOf(failure.getMessage()));
    try {
      record(run, exitCode);
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void record(Run run, ExitCode exitCode) throws IOException {
    RunSummary summary =
        new RunSummary(
            run.id(),
            verb(),
            run.started(),
            Instant.now(),
            run.config().engine().name().toLowerCase(Locale.ROOT),
            List.copyOf(phases),
            counts,
            exitCode,
            List.copyOf(messages));
    RunRecord.write(run, summary.json());
  }
}
