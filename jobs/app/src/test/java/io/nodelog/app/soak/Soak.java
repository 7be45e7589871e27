package io.nodelog.app.soak;

import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.expire.Expire;
import io.nodelog.app.gc.Gc;
import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.run.Run;
import io.nodelog.app.run.Site;
import io.nodelog.app.summarize.Retry;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Died;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Runs again and again, for minutes or hours, on logs that are written and rotated meanwhile. Four
 * of ten runs break at a change that chance picks, and one of ten meets another one. Every minute
 * the servers are held back: then each line of each day has to be in the reports once, everything
 * has to be sound and nothing left over, and heap and open files must not have grown.
 */
public final class Soak {
  private static final String[] NODES = {"web-1", "web-2"};

  /** More changes than most runs make, so that some faults come at the end or not at all. */
  private static final int CHANGES = 120;

  private final Path directory;
  private final Duration length;
  private final Random random;
  private final FastClock clock = new FastClock();
  private final Written written;
  private final Vitals vitals = new Vitals();
  private final Site site;
  private final Storage storage = Storages.local();
  private final org.apache.hadoop.fs.Path warehouse;
  private final List<RotatedLog> logs = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private long runs;
  private long broken;
  private long late;
  private int checkedUpTo;

  private Soak(Path directory, int minutes, long seed) throws IOException {
    this.directory = directory;
    this.length = Duration.ofMinutes(minutes);
    this.random = new Random(seed);
    this.written = new Written(FastClock.days(minutes), NODES.length);
    this.warehouse = new org.apache.hadoop.fs.Path(directory.resolve("warehouse").toUri());
    this.site =
        new Site(directory.resolve("logs"))
            .with("ingest.threads = 2, publish.threads = 2, ingest.idle = 3650d")
            .with("accept.dates.future = 3650d, gc.grace = 0s")
            .with("retention { raw = 3d, summaries = 12d, reports = 12d }");
    for (String node : NODES) {
      logs.add(new RotatedLog(site.file(node, "access.log")));
    }
  }

  /**
   * Runs for a number of minutes, 3 by default, and ends with 1 if something was wrong.
   *
   * @param args a directory that is not there, minutes, and a seed to begin with
   */
  public static void main(String[] args) throws Exception {
    int minutes = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime();
    System.out.printf(Locale.ROOT, "Soak of %d minutes, seed %d%n", minutes, seed);
    Soak soak = new Soak(Path.of(args[0]), minutes, seed);
    try {
      soak.run(seed);
      System.out.println("Nothing lost, nothing twice, nothing left over");
    } catch (Violation | AssertionError e) {
      System.out.println("VIOLATION (seed " + seed + "): " + e.getMessage());
      System.exit(1);
    } finally {
      soak.threads.shutdownNow();
    }
  }

  private void run(long seed) throws Exception {
    long end = System.nanoTime() + length.toNanos();
    long nextCheck = System.nanoTime();
    LogServers servers = new LogServers(logs, clock, written, seed);
    try {
      while (System.nanoTime() < end) {
        work();
        if (System.nanoTime() >= nextCheck) {
          servers.pauseFor(this::check);
          nextCheck += Duration.ofMinutes(1).toNanos();
        }
      }
    } finally {
      servers.stop();
    }
    servers.pauseFor(this::check);
    vitals.check();
    System.out.printf(
        Locale.ROOT,
        "%,d lines, %,d runs: %,d broke, %,d were too late; heap %+.2f %%/h (must be up to %.0f)%n",
        written.total(),
        runs,
        broken,
        late,
        vitals.slope(),
        Vitals.STEEPEST);
  }

  private void work() throws Exception {
    switch (random.nextInt(10)) {
      case 0 -> atTheSameTime();
      case 1, 2, 3, 4 -> runs(faulty());
      default -> runs(storage);
    }
  }

  private Storage faulty() {
    Fault[] faults = Fault.values();
    return new FaultyStorage(
        storage, 1 + random.nextInt(CHANGES), faults[random.nextInt(faults.length)]);
  }

  private void atTheSameTime() throws Exception {
    List<Callable<Boolean>> both =
        List.of(() -> comesToItsEnd(storage), () -> comesToItsEnd(storage));
    int ended = 0;
    for (Future<Boolean> one : threads.invokeAll(both)) {
      ended += one.get() ? 1 : 0;
    }
    if (ended == 0) {
      throw new Violation("Of two runs none came to its end");
    }
    runs += 2;
    late += 2 - ended;
  }

  private boolean comesToItsEnd(Storage own) throws IOException {
    try {
      Site.work(newRun(own));
      return true;
    } catch (LedgerConflict e) {
      return false;
    }
  }

  private void runs(Storage own) throws LedgerConflict, IOException {
    runs++;
    try {
      Site.work(newRun(own));
    } catch (Died e) {
      broken++;
    } catch (IOException e) {
      if (own == storage) {
        throw e;
      }
      broken++;
    }
  }

  private Run newRun(Storage own) {
    return site.run(own, warehouse, clock.now());
  }

  /** Only while no server writes. */
  private void check() throws Exception {
    Site.work(newRun(storage));
    compareAll();
    takeCare();
    requireSound();
    for (RotatedLog log : logs) {
      log.removeOldest();
    }
    requireHandlesBack();
    Vitals.Look look = vitals.look();
    System.out.printf(
        Locale.ROOT,
        "minute %.1f: %,d lines, %,d runs (%,d broke), heap %.1f MiB, %d open files, disk %d MiB%n",
        look.minute(),
        written.total(),
        runs,
        broken,
        look.heap() / 1048576.0,
        look.handles(),
        size() >> 20);
  }

  private void compareAll() throws Exception {
    Run run = newRun(storage);
    LedgerState state = run.ledger().load();
    int today = FastClock.day(run.started());
    for (; checkedUpTo <= today; checkedUpTo++) {
      int day = checkedUpTo;
      boolean there = state.publishedDates().stream().anyMatch(d -> FastClock.day(d) == day);
      if (!there && written.lines(day) > 0) {
        throw new Violation("Day " + day + " is not published");
      }
    }
    checkedUpTo = today; // which is not over
    for (String date : state.publishedDates()) {
      written.compare(run, state, date);
    }
  }

  private void takeCare() throws Exception {
    Retry.run(newRun(storage), new SerialEngine(storage, warehouse));
    Expire.run(newRun(storage));
    Gc.remove(newRun(storage));
  }

  private void requireSound() throws Exception {
    List<String> findings = WarehouseCheck.findings(newRun(storage));
    if (!findings.isEmpty()) {
      throw new Violation(findings.size() + " findings of fsck, first " + findings.get(0));
    }
    for (String name : List.of("tmp", "gc")) {
      long files = files(directory.resolve("warehouse").resolve(name));
      if (files > 0) {
        throw new Violation(files + " files are left in " + name);
      }
    }
  }

  /** A run without faults closes what it opens. */
  private void requireHandlesBack() throws Exception {
    Ingest.run(newRun(storage)); // whatever is loaded at the first time
    int before = Vitals.handles();
    Site.work(newRun(storage));
    int after = Vitals.handles();
    if (after > before) {
      throw new Violation("A run left " + (after - before) + " files open");
    }
  }

  private static long files(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return 0;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile).count();
    }
  }

  private long size() throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
