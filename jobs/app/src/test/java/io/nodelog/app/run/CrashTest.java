package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets every change that ingest, summarize and publish make go wrong in every way, on a model of
 * HDFS; then runs again and counts.
 */
class CrashTest {
  private static final Path WAREHOUSE = new Path("memory:/warehouse");

  /** Changes that a first run made when this was written; fewer would mean that some are hidden. */
  private static final int FIRST_RUN_CALLS = 107;

  /** Likewise of a run that finds one file grown. */
  private static final int SECOND_RUN_CALLS = 98;

  private static final long SEED = 20261121;

  /** How many pairs of faults are tried; {@code all} are tried in a campaign. */
  private static final String PAIRS = System.getProperty("nodelog.pairs", "1000");

  /** Of all pairs, every so many a time all reports are compared, which takes twice as long. */
  private static final int THOROUGH = 10;

  @TempDir java.nio.file.Path logs;
  private Site site;

  @BeforeEach
  void writeLogs() {
    site = new Site(logs).with("ingest.threads = 1, publish.threads = 1");
    site.write("web-1", "access.log", Site.lines(1, 0, 40));
    site.write("web-2", "access.log", Site.lines(2, 0, 30) + "an unfinished li");
  }

  /** A run without faults: what it left, what it gives and how many changes it took. */
  private record Whole(MemoryStorage memory, Outcome outcome, int calls) {}

  private Whole whole(MemoryStorage start, long lines) throws Exception {
    MemoryStorage memory = start.copy();
    FaultyStorage counting = FaultyStorage.counting(memory);
    Run run = site.run(counting, WAREHOUSE);
    Site.work(run);
    int calls = counting.calls();
    MemoryStorage left = memory.copy();
    return new Whole(left, Outcome.of(run).requireLines(lines), calls);
  }

  @ParameterizedTest
  @EnumSource
  void everyLineCountsOnceWhereverAFirstRunBreaks(Fault fault) throws Exception {
    Whole first = whole(new MemoryStorage(), 70);
    assertThat(first.calls()).isGreaterThanOrEqualTo(FIRST_RUN_CALLS);

    breakEverywhere(fault, new MemoryStorage(), List.of(), first);
  }

  @ParameterizedTest
  @EnumSource
  void everyLineCountsOnceWhereverALaterRunBreaks(Fault fault) throws Exception {
    Whole first = whole(new MemoryStorage(), 70);
    site.write("web-1", "access.log", Site.lines(1, 0, 55));
    Whole second = whole(first.memory(), 85);
    assertThat(second.calls()).isGreaterThanOrEqualTo(SECOND_RUN_CALLS);

    breakEverywhere(fault, first.memory(), first.outcome().rows().get(Report.IP_ACCESS), second);
  }

  private void breakEverywhere(Fault fault, MemoryStorage start, List<String> before, Whole whole)
      throws Exception {
    CrashPoints points = new CrashPoints(site, before, whole.outcome());
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> all = new ArrayList<>();
    for (int call = 1; call <= whole.calls(); call++) {
      int broken = call;
      names.add(fault + " at call " + call + " of " + whole.calls());
      all.add(
          () -> {
            MemoryStorage memory = start.copy();
            points.breakRun(memory, WAREHOUSE, broken, fault);
            memory.crash(new Random(broken));
            points.requireMended(memory, WAREHOUSE, broken);
          });
    }
    CrashPoints.checkAll(names, all);
  }

  @Test
  @DisabledIfSystemProperty(named = "nodelog.pairs", matches = "all")
  void everyLineCountsOnceIfTheRecoveryBreaksToo() throws Exception {
    Whole first = whole(new MemoryStorage(), 70);
    CrashPoints points = new CrashPoints(site, List.of(), first.outcome());
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> all = new ArrayList<>();
    for (long seed = SEED; seed < SEED + Integer.parseInt(PAIRS); seed++) {
      Random random = new Random(seed);
      int one = 1 + random.nextInt(first.calls());
      int other = 1 + random.nextInt(first.calls());
      Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
      Fault next = Fault.values()[random.nextInt(Fault.values().length)];
      names.add("Seed " + seed + ": " + fault + " at " + one + ", " + next + " at " + other);
      all.add(
          () -> {
            MemoryStorage memory = broken(points, new MemoryStorage(), one, fault, random);
            points.requireMended(broken(points, memory, other, next, random), WAREHOUSE, one);
          });
    }
    CrashPoints.checkAll(names, all);
  }

  /**
   * What a run leaves that dies before a change is what one leaves that dies after the change
   * before: so {@link #deaths} has what all deaths leave.
   */
  @ParameterizedTest
  @EnumSource(names = {"DIE_BEFORE", "DIE_AFTER"})
  void whateverIsLeftByADeathIsKnownFromOneRun(Fault fault) throws Exception {
    CrashPoints points = new CrashPoints(site, List.of(), whole(new MemoryStorage(), 70).outcome());
    List<MemoryStorage> deaths = deaths(new MemoryStorage());
    assertThat(deaths).hasSizeGreaterThan(FIRST_RUN_CALLS);

    for (int call = 1; call < deaths.size(); call++) {
      MemoryStorage left = broken(points, new MemoryStorage(), call, fault, new Random(call));
      MemoryStorage known = deaths.get(fault == Fault.DIE_BEFORE ? call - 1 : call);
      assertThat(names(left)).as(fault + " at call " + call).isEqualTo(names(known));
    }
  }

  /** The names of the files and how long each is, without the numbers that runs have. */
  private static List<String> names(MemoryStorage memory) throws IOException {
    List<String> names = new ArrayList<>();
    for (String file : memory.files()) {
      String name = file.replaceAll("run-\\d+", "run").replaceAll("[0-9a-f-]{16,}", "id");
      names.add(name + " " + (memory.get(new Path(file)).length > 0));
    }
    return names;
  }

  @Test
  @EnabledIfSystemProperty(named = "nodelog.pairs", matches = "all")
  void everyLineCountsOnceWhereverARunAndItsRecoveryDie() throws Exception {
    CrashPoints points = new CrashPoints(site, List.of(), whole(new MemoryStorage(), 70).outcome());
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> all = new ArrayList<>();
    AtomicInteger pairs = new AtomicInteger();
    List<MemoryStorage> deaths = deaths(new MemoryStorage());
    for (int call = 0; call < deaths.size(); call++) {
      MemoryStorage left = deaths.get(call);
      names.add("Died after " + call + " calls");
      all.add(() -> pairs.addAndGet(dieAgain(points, left)));
    }
    CrashPoints.checkAll(names, all);
    System.out.println("Tried all " + pairs + " pairs of deaths that leave different warehouses");
    assertThat(pairs.get()).isGreaterThan(deaths.size());
  }

  /** Lets the run that follows a death die as well, wherever it can; returns at how many places. */
  private int dieAgain(CrashPoints points, MemoryStorage left) throws Exception {
    List<MemoryStorage> deaths = deaths(left);
    for (int call = 0; call < deaths.size(); call++) {
      try {
        if (call % THOROUGH == 0) {
          points.requireMended(deaths.get(call), WAREHOUSE, call);
        } else {
          points.requireMendedAtAGlance(deaths.get(call), WAREHOUSE);
        }
      } catch (AssertionError e) {
        throw new AssertionError("Then after " + call + " calls of the recovery: " + e, e);
      }
    }
    return deaths.size();
  }

  /** What a run leaves that dies: before each of its changes, and after the last. */
  private List<MemoryStorage> deaths(MemoryStorage start) throws Exception {
    MemoryStorage memory = start.copy();
    List<MemoryStorage> left = new ArrayList<>();
    Storage copying = HookedStorage.beforeEach(memory, () -> left.add(memory.copy()));
    Site.work(site.run(copying, WAREHOUSE));
    left.add(memory.copy());
    return left;
  }

  /** A warehouse on which one more run broke. */
  private static MemoryStorage broken(
      CrashPoints points, MemoryStorage memory, int call, Fault fault, Random random) {
    points.breakRun(memory, WAREHOUSE, call, fault);
    memory.crash(random);
    return memory;
  }
}
