package io.nodelog.app.doctor;

import io.nodelog.app.ingest.IngestPlan;
import io.nodelog.app.ingest.PlannedFile;
import io.nodelog.app.run.Failures;
import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Lease;
import io.nodelog.hdfs.ledger.Leases;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.storage.FileEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks a warehouse and the sources of its site. Leaves everything as it was. */
public final class WarehouseChecks {
  private static final Duration CLOCK_WARNS = Duration.ofSeconds(5);
  private static final Duration CLOCK_FAILS = Duration.ofSeconds(60);
  private static final long FEW_BYTES = 1L << 30;
  private static final long TOO_FEW_BYTES = 64L << 20;

  private final Run run;
  private final List<Finding> findings = new ArrayList<>();

  private WarehouseChecks(Run run) {
    this.run = run;
  }

  /** Checks everything, one finding a line. */
  public static List<Finding> of(Run run) throws InterruptedException {
    WarehouseChecks checks = new WarehouseChecks(run);
    checks.warehouse();
    checks.sources();
    return checks.findings;
  }

  private void warehouse() {
    String where = run.warehouse().toString();
    try {
      Optional<FileEntry> there = run.storage().status(run.warehouse());
      if (there.filter(entry -> !entry.directory()).isPresent()) {
        findings.add(
            Finding.fail("warehouse", where + " is no directory", "name another one (warehouse)"));
        return;
      }
      findings.add(
          Finding.ok("warehouse", where + (there.isEmpty() ? " is made by the first run" : "")));
      if (there.isPresent()) {
        EncryptionZones.check(run).ifPresent(findings::add);
        findings.add(ModeCheck.check(run));
      }
      probe(there.isEmpty());
    } catch (IOException e) {
      findings.add(
          Finding.fail(
              "warehouse",
              "Cannot reach " + where + ": " + Failures.reason(e),
              "check warehouse, fs.defaultFS and HADOOP_CONF_DIR"));
    }
  }

  private void probe(boolean absent) {
    try {
      CommitProbe.Result result = CommitProbe.run(run, absent);
      findings.add(
          result.oneWinner()
              ? Finding.ok("commit", "of two writers of a name one wins")
              : Finding.fail(
                  "commit",
                  "a name that was taken was given again",
                  "put the warehouse on HDFS or a local disk"));
      findings.add(clock(Duration.between(Instant.now(), result.modified())));
    } catch (IOException e) {
      findings.add(
          Finding.fail(
              "commit",
              "Cannot write to " + run.warehouse() + ": " + Failures.reason(e),
              "let the user who runs nodelog own the directory"));
    }
    space();
  }

  /** Judges by how much the file system is ahead of this machine. */
  static Finding clock(Duration ahead) {
    Duration apart = ahead.abs();
    String says =
        String.format(
            Locale.ROOT,
            "this machine and the file system are %.1f s apart",
            apart.toMillis() / 1_000.0);
    String advice = "let both follow a time server (chrony or ntpd)";
    if (apart.compareTo(CLOCK_FAILS) > 0) {
      return Finding.fail("clock", says, advice);
    }
    return apart.compareTo(CLOCK_WARNS) > 0
        ? Finding.warn("clock", says, advice)
        : Finding.ok("clock", says);
  }

  private void space() {
    try {
      findings.add(space(FreeSpace.of(run)));
    } catch (IOException e) {
      findings.add(
          Finding.warn(
              "space",
              "Cannot tell how much is free: " + Failures.reason(e),
              "look at it by hand"));
    }
  }

  /** Judges how many bytes are free. */
  static Finding space(long bytes) {
    String says = String.format(Locale.ROOT, "%,d MiB are free", bytes >> 20);
    String advice = "make room: nodelog expire and gc, or a larger quota";
    if (bytes < TOO_FEW_BYTES) {
      return Finding.fail("space", says, advice);
    }
    return bytes < FEW_BYTES ? Finding.warn("space", says, advice) : Finding.ok("space", says);
  }

  private void sources() throws InterruptedException {
    try {
      LedgerState state = run.ledger().load();
      findings.add(
          Finding.ok(
              "ledger",
              String.format(
                  Locale.ROOT,
                  "version %,d, %,d published dates",
                  state.version(),
                  state.publishedDates().size())));
      lease();
      sources(IngestPlan.of(run, state));
    } catch (IOException e) {
      findings.add(
          Finding.fail(
              "ledger", "Cannot read it: " + Failures.reason(e), "see what nodelog fsck says"));
    }
  }

  private void lease() throws IOException {
    Leases leases = new Leases(run.storage(), run.warehouse(), run.config().lease().expires());
    Optional<Lease> holder = leases.holder(Instant.now(), lease -> false);
    findings.add(
        holder
            .map(
                lease ->
                    Finding.warn(
                        "lease",
                        "run " + lease.run() + " is at work on " + lease.place(),
                        "wait for it; it expires by itself if it died"))
            .orElse(Finding.ok("lease", "no run is at work")));
  }

  private void sources(IngestPlan plan) {
    for (String problem : plan.problems()) {
      findings.add(
          Finding.fail(
              "sources", problem, "mend the path, its permissions or the server, or the setting"));
    }
    for (String note : plan.notes()) {
      findings.add(Finding.warn("sources", note, "nothing, if that is expected"));
    }
    long bytes = plan.files().stream().mapToLong(PlannedFile::bytes).sum();
    if (plan.listed() == 0 && plan.problems().isEmpty()) {
      findings.add(
          Finding.warn(
              "sources", "no source has a file", "name sources in nodes or node-from-path"));
    } else if (plan.listed() > 0) {
      findings.add(
          Finding.ok(
              "sources",
              String.format(
                  Locale.ROOT,
                  "%,d files, of which %,d have something new (%,d bytes)",
                  plan.listed(),
                  plan.files().size(),
                  bytes)));
    }
  }
}
