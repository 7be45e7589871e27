package io.nodelog.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.gc.Garbage;
import io.nodelog.app.gc.Gc;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.summarize.Rebuild;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.Leases;
import io.nodelog.hdfs.ledger.Ledger;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerEntry;
import io.nodelog.hdfs.ledger.Published;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Died;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Turns;
import io.nodelog.report.Report;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What gc removes and what it leaves, also when it dies and when others are at work. */
class GcTest {
  private static final Path WAREHOUSE = new Path("memory:/warehouse");
  private static final Instant LONG_AGO = Site.NOON.minus(Duration.ofDays(30));
  private static final long SEED = 20261121;

  /** Changes that a gc made when this was written; fewer would mean that some are hidden. */
  private static final int CALLS = 20;

  private static final int INTERLEAVINGS = 150;

  @TempDir java.nio.file.Path logs;

  private final SettableClock clock = new SettableClock();
  private Site site;

  /** A warehouse with 70 lines, and what runs left that died a month ago, one with 15 more. */
  private MemoryStorage littered;

  private Outcome before;

  @BeforeEach
  void litter() throws Exception {
    site = new Site(logs).with("ingest.threads = 1, publish.threads = 1");
    site.write("web-1", "access.log", Site.lines(1, 0, 40));
    clock.now = LONG_AGO;
    littered = new MemoryStorage(clock);
    Site.work(site.run(littered, WAREHOUSE));
    site.write("web-2", "access.log", Site.lines(2, 0, 30));
    diesAt("commit memory:/warehouse/ledger/v", 2);
    diesAt("commit memory:/warehouse/tables/", 1);
    Run whole = site.run(littered, WAREHOUSE);
    Site.work(whole);
    before = Outcome.of(whole).requireLines(70);
    site.write("web-1", "access.log", Site.lines(1, 0, 55));
    diesAt("commit memory:/warehouse/ledger/v", 1);
    clock.now = Site.NOON;
  }

  /** Lets a run die right before one of its calls. */
  private void diesAt(String start, int nth) throws Exception {
    FaultyStorage counting = FaultyStorage.counting(littered.copy());
    Site.work(site.run(counting, WAREHOUSE));
    int call = 0;
    for (int left = nth; left > 0; call++) {
      left -= counting.trace().get(call).startsWith(start) ? 1 : 0;
    }
    Storage dying = new FaultyStorage(littered, call, Fault.DIE_BEFORE);
    assertThatThrownBy(() -> Site.work(site.run(dying, WAREHOUSE))).isInstanceOf(Died.class);
    littered.crash(new Random(SEED));
  }

  @Test
  void removesWhatDeadRunsLeftAndNothingElse() throws Exception {
    Set<String> named = named(littered);
    List<String> files = littered.files();
    Gc.Result seen = Gc.look(site.run(littered, WAREHOUSE));

    assertThat(littered.files()).describedAs("a look changes nothing").isEqualTo(files);
    assertThat(seen.files())
        .extracting(Garbage.Item::name)
        .anyMatch(name -> name.startsWith("raw/"))
        .anyMatch(name -> name.startsWith("summaries/"))
        .anyMatch(name -> name.startsWith("tmp/"))
        .doesNotContainAnyElementsOf(named);

    Gc.Result removed = Gc.remove(site.run(littered, WAREHOUSE));

    assertThat(removed.files()).isEqualTo(seen.files());
    assertThat(removed.bytes()).isEqualTo(seen.bytes()).isPositive();
    Set<String> gone = new TreeSet<>(files);
    littered.files().forEach(gone::remove);
    assertThat(gone).hasSameSizeAs(seen.files());
    assertThat(littered.files()).noneMatch(name -> name.contains("/tmp/"));
    requireClean(littered, before);
    assertThat(Gc.remove(site.run(littered, WAREHOUSE)).files()).isEmpty();
  }

  @Test
  void removesWhatALaterVersionReplacedOnceNobodyCanReadItAnyMore() throws Exception {
    Gc.remove(site.run(littered, WAREHOUSE));
    site.with("summary.compaction.min-files = 2");
    Run rebuilding = site.run(littered, WAREHOUSE);
    SerialEngine engine = new SerialEngine(littered, WAREHOUSE);
    Rebuild.run(rebuilding, engine, Set.of("2026-11-21"));
    Publish.run(rebuilding);
    Site.work(site.run(littered, WAREHOUSE));
    Outcome after = Outcome.of(rebuilding).requireLines(85);
    Set<String> replaced = data(littered);
    replaced.removeAll(named(littered));
    assertThat(replaced)
        .anyMatch(name -> name.startsWith("summaries/merged/"))
        .anyMatch(name -> name.startsWith("summaries/run-1/"))
        .anyMatch(name -> name.startsWith("tables/"))
        .noneMatch(name -> name.startsWith("raw/"));

    assertThat(Gc.remove(at(Site.NOON.plus(Duration.ofHours(24)))).files())
        .describedAs("who loaded the ledger a day ago may read them")
        .isEmpty();
    Gc.Result removed = Gc.remove(at(Site.NOON.plus(Duration.ofHours(25))));

    assertThat(removed.files())
        .extracting(Garbage.Item::name)
        .containsExactlyInAnyOrderElementsOf(replaced);
    assertThat(data(littered)).isEqualTo(named(littered));
    requireClean(littered, after);
    Rebuild.run(site.run(littered, WAREHOUSE), engine, Set.of("2026-11-21"));
    Publish.run(site.run(littered, WAREHOUSE));
    requireClean(littered, after);
  }

  /** The files of the kinds that the ledger names. */
  private static Set<String> data(MemoryStorage storage) {
    Set<String> data = new TreeSet<>();
    for (String file : storage.files()) {
      String name = file.substring("/warehouse/".length());
      if (name.matches("(raw|summaries|quarantine|tables)/.*")) {
        data.add(name);
      }
    }
    return data;
  }

  @Test
  void leavesWhatIsYoungerThanTheGrace() throws Exception {
    clock.now = LONG_AGO.plus(Duration.ofDays(1));
    Run early = at(LONG_AGO.plus(Duration.ofHours(24)));

    assertThat(Gc.remove(early).files()).isEmpty();
    assertThat(Gc.remove(at(LONG_AGO.plus(Duration.ofHours(25)))).files()).isNotEmpty();
  }

  /** B32: cleaning one directory took another whose name starts with the same letters. */
  @Test
  void b32LeavesSiblingsWhoseNamesStartTheSame() throws Exception {
    clock.now = LONG_AGO;
    String named = named(littered).stream().filter(one -> one.startsWith("raw/")).findFirst().get();
    List<String> mine =
        List.of(
            "rawer/a",
            "raw1/b",
            "tables2/c",
            "tmp2/d",
            "reports/ip_access.csv",
            "reports.old/e",
            "reports/ip_access/date=2026-11-21/notes.txt",
            "leases/1",
            "runs/x/_RUN.json");
    List<String> garbage = List.of(named + ".1", named.substring(0, named.length() - 1));
    for (String name : mine) {
      littered.put(new Path(WAREHOUSE, name), name.getBytes(UTF_8));
    }
    for (String name : garbage) {
      littered.put(new Path(WAREHOUSE, name), name.getBytes(UTF_8));
    }
    clock.now = Site.NOON;

    Gc.remove(site.run(littered, WAREHOUSE));

    assertThat(littered.files())
        .containsAll(mine.stream().map(name -> "/warehouse/" + name).toList())
        .contains("/warehouse/" + named)
        .doesNotContainAnyElementsOf(garbage.stream().map(name -> "/warehouse/" + name).toList());
  }

  @Test
  void removesLeasesAndCheckpointsThatOthersReplaced() throws Exception {
    clock.now = LONG_AGO;
    Leases leases = new Leases(littered, WAREHOUSE, Duration.ofSeconds(30));
    leases.take("dead", "here", "", LONG_AGO);
    littered.put(new Path(WAREHOUSE, "lease/00000002"), "{}".getBytes(UTF_8));
    littered.put(new Path(WAREHOUSE, "lease/dead-1"), "{".getBytes(UTF_8));
    littered.put(new Path(WAREHOUSE, "ledger/c00000002"), new byte[9]);
    clock.now = Site.NOON;

    Gc.remove(site.run(littered, WAREHOUSE));

    assertThat(littered.files())
        .contains("/warehouse/lease/00000002")
        .doesNotContain(
            "/warehouse/lease/00000001", "/warehouse/lease/dead-1", "/warehouse/ledger/c00000002");
    requireClean(littered, before);
  }

  @Test
  void removesNothingWhenTheLedgerIsDamaged() throws Exception {
    byte[] version = littered.get(new Path(WAREHOUSE, "ledger/v00000001"));
    version[9] ^= 1;
    littered.put(new Path(WAREHOUSE, "ledger/v00000001"), version);
    List<String> files = littered.files();

    assertThatThrownBy(() -> Gc.remove(site.run(littered, WAREHOUSE)))
        .hasMessageContaining("v00000001 has other bytes than were committed");
    assertThat(littered.files()).isEqualTo(files);
  }

  @Test
  void putsBackWhatADeadGcMovedAsideAndTheLedgerNames() throws Exception {
    String named = named(littered).stream().filter(one -> one.startsWith("raw/")).findFirst().get();
    littered.commit(new Path(WAREHOUSE, named), new Path(WAREHOUSE, "gc/" + named));

    assertThat(Gc.remove(site.run(littered, WAREHOUSE)).putBack()).isEqualTo(1);

    requireClean(littered, before);
  }

  @Test
  void aRunThatLastsLongKeepsItsFiles() throws Exception {
    Run first = site.run(littered, WAREHOUSE);
    Gc.Result garbage = Gc.look(first);
    List<String> names = garbage.files().stream().map(Garbage.Item::name).toList();
    String raw = names.stream().filter(name -> name.startsWith("raw/")).findFirst().get();

    ReportFile file = new ReportFile("any", "2026-11-21", raw, 1, "0".repeat(64), 1);
    first.refreshFiles(List.of(new Published("2026-11-21", List.of(), List.of(file))));

    assertThat(Gc.remove(first).files()).extracting(Garbage.Item::name).doesNotContain(raw);
    ReportFile gone = new ReportFile("any", "2026-11-21", "raw/gone", 1, "0".repeat(64), 1);
    Published entry = new Published("2026-11-21", List.of(), List.of(gone));
    assertThatThrownBy(() -> first.refreshFiles(List.of(entry)))
        .hasMessageContaining("raw/gone is gone (nodelog.gc.grace must be longer");
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingWhereverItBreaks(Fault fault) throws Exception {
    FaultyStorage counting = FaultyStorage.counting(littered.copy());
    Gc.remove(site.run(counting, WAREHOUSE));
    assertThat(counting.calls()).isGreaterThanOrEqualTo(CALLS);
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> points = new ArrayList<>();
    for (int call = 1; call <= counting.calls(); call++) {
      int broken = call;
      names.add(fault + " at call " + call + " of " + counting.calls());
      points.add(() -> breakAt(broken, fault));
    }
    CrashPoints.checkAll(names, points);
  }

  private void breakAt(int call, Fault fault) throws Exception {
    MemoryStorage memory = littered.copy();
    try {
      Gc.remove(site.run(new FaultyStorage(memory, call, fault), WAREHOUSE));
    } catch (Died | IOException e) {
      assertThat(e).hasMessageMatching("(Died|Injected).*");
    }
    memory.crash(new Random(call));
    assertThat(CrashPoints.published(site.run(memory, WAREHOUSE)))
        .isEqualTo(before.rows().get(Report.IP_ACCESS));
    requireClean(memory, before);
    Gc.remove(site.run(memory, WAREHOUSE));
    assertThat(Gc.look(site.run(memory, WAREHOUSE)).files()).isEmpty();
    assertThat(memory.files()).noneMatch(name -> name.startsWith("/warehouse/gc/"));
    requireClean(memory, before);
  }

  @Test
  void takesNothingThatARunUsesHoweverTheyInterleave() throws Exception {
    MemoryStorage alone = littered.copy();
    Run run = site.run(alone, WAREHOUSE);
    Site.work(run);
    Outcome after = Outcome.of(run).requireLines(85);
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> points = new ArrayList<>();
    for (long seed = SEED; seed < SEED + INTERLEAVINGS; seed++) {
      long one = seed;
      names.add("Seed " + seed);
      points.add(() -> interleave(one, after));
    }
    CrashPoints.checkAll(names, points);
  }

  private void interleave(long seed, Outcome after) throws Exception {
    MemoryStorage memory = littered.copy();
    Turns turns = new Turns(seed);
    Turns.Turn one = turns.join(memory);
    Turns.Turn other = turns.join(memory);
    Run working = site.run(one, WAREHOUSE);
    Run cleaning = site.run(other, WAREHOUSE);
    List<Callable<Boolean>> together =
        List.of(
            () -> ends(one, () -> Site.work(working)),
            () -> ends(other, () -> Gc.remove(cleaning)));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<Boolean> each : threads.invokeAll(together)) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    Run last = site.run(memory, WAREHOUSE);
    Site.work(last);
    assertThat(Outcome.of(last)).isEqualTo(after);
  }

  /** Either may miss a file for a moment, and says so. */
  private static boolean ends(Turns.Turn turn, CrashPoints.Point work) throws Exception {
    try (turn) {
      work.check();
      return true;
    } catch (IOException | LedgerConflict e) {
      return false;
    }
  }

  /** What is needed now, and raw logs. */
  private Set<String> named(Storage storage) throws IOException {
    Ledger ledger = site.run(storage, WAREHOUSE).ledger();
    Set<String> named = new TreeSet<>(ledger.load().paths());
    ledger.forEachVersion(
        version -> {
          for (LedgerEntry entry : version.entries()) {
            if (entry instanceof Ingested) {
              named.addAll(entry.paths());
            }
          }
        });
    return named;
  }

  private void requireClean(MemoryStorage memory, Outcome expected) throws IOException {
    assertThat(Outcome.of(site.run(memory, WAREHOUSE))).isEqualTo(expected);
  }

  private Run at(Instant now) {
    Run run = site.run(littered, WAREHOUSE);
    return new Run(run.config(), run.hadoop(), run.storage(), run.warehouse(), run.id(), now);
  }

  private static final class SettableClock extends Clock {
    private volatile Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
