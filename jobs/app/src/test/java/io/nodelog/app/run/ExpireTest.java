package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.expire.Expire;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.summarize.Rebuild;
import io.nodelog.app.summarize.SettingsChanged;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.hdfs.ledger.Expired.What;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Died;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is old is given up, and nothing of it comes back. */
class ExpireTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");
  private static final String LOG = "access.log";
  private static final String OLD = "12/Nov/2026";

  @TempDir Path logs;
  private final MemoryStorage memory = new MemoryStorage();
  private Site site;

  /** An old batch with an old date and rejects, and a new one with both dates. */
  @BeforeEach
  void writeTwoBatches() throws Exception {
    site = new Site(logs).with("rejects.max-share = 0.5, ingest.threads = 1, publish.threads = 1");
    site.write("web-1", LOG, Site.lines(OLD, 1, 0, 30) + "garbage\n");
    Site.work(ago(run(), 8));
    site.write("web-2", LOG, Site.lines(OLD, 2, 0, 5) + Site.lines(2, 5, 20) + "garbage\n");
    Site.work(run());
  }

  private Run run() {
    return site.run(memory, WAREHOUSE);
  }

  /** The same run some days earlier. */
  private static Run ago(Run run, int days) {
    return new Run(
        run.config(),
        run.hadoop(),
        run.storage(),
        run.warehouse(),
        run.id(),
        run.started().minus(Duration.ofDays(days)));
  }

  private Expire.Result expire(String retention) throws Exception {
    site.with("retention { " + retention + " }");
    return expire(run());
  }

  private static Expire.Result expire(Run run)
      throws IOException, LedgerConflict, InterruptedException {
    Expire.Result result = Expire.run(run);
    Publish.run(run);
    return result;
  }

  private LedgerState state() throws IOException {
    return run().ledger().load();
  }

  private static Set<String> files(Storage storage, org.apache.hadoop.fs.Path directory)
      throws IOException {
    Set<String> files = new TreeSet<>();
    for (FileEntry entry : storage.list(directory)) {
      if (entry.directory()) {
        files.addAll(files(storage, entry.path()));
      } else {
        files.add(entry.path().toString());
      }
    }
    return files;
  }

  @Test
  void keepsEverythingForEverUnlessItIsToldOtherwise() throws Exception {
    long version = state().version();

    assertThat(expire("").before()).isEmpty();

    assertThat(state().version()).isEqualTo(version);
    Outcome.of(run()).requireLines(52);
  }

  /** A run that stores equal bytes anew is about to name them. */
  @Test
  void keepsRawLogsThatARunHasJustStoredAgain() throws Exception {
    MemoryStorage busy = new MemoryStorage(Clock.fixed(Site.NOON, ZoneOffset.UTC));
    for (String file : memory.files()) {
      busy.put(path(file), memory.get(path(file)));
    }
    site.with("retention { raw = 7d }");

    Expire.Result result = Expire.run(site.run(busy, WAREHOUSE));

    assertThat(result.before()).containsOnlyKeys(What.RAW);
    assertThat(result.files()).isZero();
    assertThat(files(busy, run().path("raw"))).hasSize(2);
  }

  private static org.apache.hadoop.fs.Path path(String file) {
    return new org.apache.hadoop.fs.Path("memory:" + file);
  }

  @Test
  void deletesOldRawLogsAndDoesNotTakeTheirSourceAgain() throws Exception {
    Outcome before = Outcome.of(run());

    Expire.Result result = expire("raw = 7d");

    assertThat(result.before()).containsOnlyKeys(What.RAW);
    assertThat(result.files()).isEqualTo(1);
    assertThat(files(memory, run().path("raw"))).hasSize(1);
    Site.work(run());
    assertThat(Outcome.of(run())).isEqualTo(before);
    assertThat(files(memory, run().path("raw"))).hasSize(1);
    assertThatThrownBy(
            () -> Rebuild.run(run(), new SerialEngine(memory, WAREHOUSE), Set.of("2026-11-12")))
        .hasMessageContaining("its raw logs have expired");
    assertThat(expire(run()).files()).isZero();
  }

  @Test
  void refusesOtherSettingsOnceRawLogsHaveExpired() throws Exception {
    expire("raw = 7d");
    site.with("report.bucket = 15m");

    assertThatThrownBy(() -> Site.summarize(run(), new Summarize.Options(Set.of(), true)))
        .isInstanceOf(SettingsChanged.class)
        .hasMessageContaining("raw logs before 2026-11-14 have expired");
  }

  @Test
  void keepsTheRawLogsOfAHeldPart() throws Exception {
    site.write("web-1", "access.log.2", "garbage\n".repeat(9));
    Site.work(ago(run(), 9));
    assertThat(state().held()).hasSize(1);

    expire("raw = 7d");

    assertThat(files(memory, run().path("raw"))).hasSize(2);
    assertThat(Outcome.of(run()).lines()).isEqualTo(61);
  }

  @Test
  void keepsReportsWhoseSummariesHaveExpiredAsTheyAre() throws Exception {
    List<ReportFile> before = state().reportFiles("2026-11-12");

    expire("summaries = 7d");
    assertThat(oldSummaries()).isEmpty();
    site.write("web-2", "access.log.2", Site.lines(OLD, 2, 100, 103));
    Site.work(run());

    assertThat(state().reportFiles("2026-11-12")).isEqualTo(before);
    assertThat(Outcome.of(run()).lines()).isEqualTo(55);
    assertThat(oldSummaries()).isNotEmpty();
    expire(run());
    assertThat(oldSummaries()).isEmpty();
    assertThatThrownBy(
            () -> Rebuild.run(run(), new SerialEngine(memory, WAREHOUSE), Set.of("2026-11-12")))
        .hasMessage("Cannot rebuild 2026-11-12: its summaries have expired");
  }

  private List<String> oldSummaries() throws IOException {
    return files(memory, run().path("summaries")).stream()
        .filter(name -> name.contains("2026-11-12"))
        .toList();
  }

  @Test
  void givesUpOldReportsAlsoAtTheirPlainPaths() throws Exception {
    expire("reports = 7d");
    Site.work(run());

    assertThat(state().publishedDates()).containsExactly("2026-11-21");
    assertThat(files(memory, run().path("reports"))).noneMatch(name -> name.contains("2026-11-12"));
    assertThat(files(memory, run().path("tables"))).noneMatch(name -> name.contains("2026-11-12"));
    assertThat(files(memory, run().path("reports"))).anyMatch(name -> name.contains("2026-11-21"));
    Outcome.of(run());
  }

  @Test
  void givesUpOldRejectsAlone() throws Exception {
    assertThat(state().reportFilesOf("quarantine")).hasSize(2);
    Outcome before = Outcome.of(run());

    expire("quarantine = 7d");

    assertThat(state().reportFilesOf("quarantine")).hasSize(1);
    assertThat(files(memory, run().path("quarantine"))).hasSize(1);
    assertThat(Outcome.of(run())).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void isFinishedByTheNextOneWhereverItBreaks(Fault fault) throws Exception {
    site.with("retention { raw = 7d, summaries = 7d, reports = 7d, quarantine = 7d }");
    MemoryStorage start = memory.copy();
    FaultyStorage counting = FaultyStorage.counting(memory);
    Run whole = site.run(counting, WAREHOUSE);
    expire(whole);
    Outcome expected = Outcome.of(whole);
    Set<String> left = dataFiles(memory);
    assertThat(counting.calls()).isGreaterThanOrEqualTo(10);
    assertThat(state().publishedDates()).containsExactly("2026-11-21");
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> all = new ArrayList<>();
    for (int call = 1; call <= counting.calls(); call++) {
      int broken = call;
      names.add(fault + " at call " + call + " of " + counting.calls());
      all.add(() -> breakAt(broken, fault, start.copy(), expected, left));
    }
    CrashPoints.checkAll(names, all);
  }

  private void breakAt(
      int call, Fault fault, MemoryStorage storage, Outcome expected, Set<String> left)
      throws Exception {
    try {
      expire(site.run(new FaultyStorage(storage, call, fault), WAREHOUSE));
    } catch (Died | IOException e) {
      assertThat(e).isNotNull();
    }
    storage.crash(new Random(call));
    Run next = site.run(storage, WAREHOUSE);
    expire(next);
    assertThat(Outcome.of(next)).isEqualTo(expected);
    assertThat(dataFiles(storage)).isEqualTo(left);
    Site.work(site.run(storage, WAREHOUSE));
    assertThat(Outcome.of(next)).isEqualTo(expected);
  }

  /** All files but those of the ledger and of runs. */
  private static Set<String> dataFiles(Storage storage) throws IOException {
    Set<String> files = new TreeSet<>();
    for (String directory : List.of("raw", "summaries", "quarantine", "tables")) {
      files.addAll(files(storage, new org.apache.hadoop.fs.Path(WAREHOUSE, directory)));
    }
    assertThat(files).isNotEmpty();
    assertThat(Report.values()).isNotEmpty();
    return files;
  }
}
