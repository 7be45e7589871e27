package io.nodelog.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.check.Repair;
import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.expire.Expire;
import io.nodelog.app.gc.Superseded;
import io.nodelog.app.publish.Export;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.summarize.Erase;
import io.nodelog.bytes.SoughtAddress;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerEntry;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.scan.Erasable;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Died;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of file is damaged in every way, and mended. */
class RepairTest {
  private static final Path WAREHOUSE = new Path("memory:/warehouse");
  private static final String LOG = "access.log";
  private static final String DATE = "2026-11-21";

  @TempDir java.nio.file.Path logs;
  private final MemoryStorage whole = new MemoryStorage(Clock.fixed(Site.NOON, ZoneOffset.UTC));
  private Site site;
  private Outcome outcome;
  private List<ReportFile> reports = List.of();

  /** What happens to a file. */
  private enum Damage {
    BIT {
      @Override
      void to(MemoryStorage storage, Path file) throws IOException {
        byte[] bytes = storage.get(file);
        bytes[bytes.length / 2] ^= 1;
        storage.put(file, bytes);
      }
    },
    TRUNCATION {
      @Override
      void to(MemoryStorage storage, Path file) throws IOException {
        byte[] bytes = storage.get(file);
        storage.put(file, Arrays.copyOf(bytes, bytes.length / 2));
      }
    },
    DELETION {
      @Override
      void to(MemoryStorage storage, Path file) throws IOException {
        storage.delete(file);
      }
    };

    abstract void to(MemoryStorage storage, Path file) throws IOException;
  }

  /** Three batches of a date, of which two are merged, and one of another day. */
  @BeforeEach
  void fill() throws Exception {
    site =
        new Site(logs)
            .with("rejects.max-share = 0.5, ingest.threads = 1, publish.threads = 1")
            .with("summary.compaction.min-files = 2");
    site.write("web-1", LOG, Site.lines(1, 0, 20) + "garbage\n");
    Site.work(run(whole));
    site.write("web-1", LOG, Site.lines(1, 0, 20) + "garbage\n" + Site.lines(1, 20, 40));
    site.write("web-2", LOG, Site.lines("20/Nov/2026", 2, 0, 10));
    Site.work(run(whole));
    site.with("summary.compaction.min-files = 3");
    site.write("web-2", LOG, Site.lines("20/Nov/2026", 2, 0, 10) + Site.lines(2, 0, 10));
    Site.work(run(whole));
    outcome = Outcome.of(run(whole)).requireLines(61);
    reports = data(run(whole).ledger().load());
    assertThat(run(whole).ledger().load().compacted()).hasSize(1);
  }

  private Run run(Storage storage) {
    return site.run(storage, WAREHOUSE);
  }

  private static List<ReportFile> data(LedgerState state) {
    List<ReportFile> files = new ArrayList<>();
    for (Report report : Report.values()) {
      if (!report.tellsOfBatches()) {
        files.addAll(state.reportFilesOf(report.tableName()));
      }
    }
    return files;
  }

  private Repair.Result repair(Storage storage) throws Exception {
    Run run = run(storage);
    try {
      return Repair.run(run, new SerialEngine(storage, WAREHOUSE));
    } finally {
      run.removeTemporaries();
    }
  }

  /** Damages a file and mends it; says what was done. */
  private List<String> mend(Damage damage, String name) throws Exception {
    MemoryStorage memory = whole.copy();
    damage.to(memory, new Path(WAREHOUSE, name));
    assertThat(WarehouseCheck.findings(run(memory))).describedAs(name).isNotEmpty();

    Repair.Result result = repair(memory);

    assertThat(result.lost()).describedAs(name).isEmpty();
    assertThat(result.done()).describedAs(name).isNotEmpty();
    requireAsBefore(memory);
    assertThat(repair(memory).done()).describedAs(name).isEmpty();
    return result.done();
  }

  private void requireAsBefore(MemoryStorage memory) throws IOException {
    assertThat(Outcome.of(run(memory))).isEqualTo(outcome);
    assertThat(data(run(memory).ledger().load())).isEqualTo(reports);
    assertThat(memory.files()).noneMatch(name -> name.startsWith("/warehouse/tmp/"));
  }

  private Set<String> raw() throws IOException {
    Set<String> raw = new TreeSet<>();
    run(whole)
        .ledger()
        .forEachVersion(
            version -> {
              for (LedgerEntry entry : version.entries()) {
                if (entry instanceof Ingested) {
                  raw.addAll(entry.paths());
                }
              }
            });
    return raw;
  }

  @ParameterizedTest
  @EnumSource
  void takesRawLogsAgainFromTheirSource(Damage damage) throws Exception {
    assertThat(raw()).hasSize(4);
    for (String name : raw()) {
      assertThat(mend(damage, name))
          .singleElement()
          .asString()
          .matches("Took memory:/warehouse/raw/.* again from file:.*: bytes .* of web-./access");
    }
  }

  @ParameterizedTest
  @EnumSource
  void summarizesAgainFromRawLogs(Damage damage) throws Exception {
    LedgerState state = run(whole).ledger().load();
    List<SummaryFile> files = state.summaryFiles();
    for (int i = 0; i < files.size(); i += 4) {
      assertThat(mend(damage, files.get(i).path()))
          .anyMatch(one -> one.matches("Summarized batch run-. again from its raw logs"));
    }
    SummaryFile rejects = state.summaryFiles("quarantine").get(0);
    mend(damage, rejects.path());
  }

  @ParameterizedTest
  @EnumSource
  void mergesAgainFromTheSummariesOfTheBatches(Damage damage) throws Exception {
    List<String> merged = run(whole).ledger().load().compacted().get(0).paths();
    assertThat(merged).hasSizeGreaterThan(4);
    for (String name : merged) {
      assertThat(mend(damage, name)).contains("Merged the summaries of 2026-11-21 again");
    }
  }

  @ParameterizedTest
  @EnumSource
  void makesReportsAgainFromSummaries(Damage damage) throws Exception {
    for (ReportFile file : run(whole).ledger().load().reportFiles(DATE)) {
      assertThat(mend(damage, file.path())).containsExactly("Made the reports of 2026-11-21 again");
    }
  }

  @ParameterizedTest
  @EnumSource
  void writesPlainCopiesAgain(Damage damage) throws Exception {
    assertThat(mend(damage, "reports/node_load/date=2026-11-21/part-00000.parquet"))
        .containsExactly("Wrote 1 files to memory:/warehouse/reports again");
    assertThat(mend(damage, Export.MANIFEST)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void writesWhatOnlySavesTimeAgain(Damage damage) throws Exception {
    assertThat(mend(damage, "ledger/hint"))
        .containsExactly("Wrote memory:/warehouse/ledger/hint anew");
  }

  @Test
  void removesADamagedCheckpoint() throws Exception {
    MemoryStorage memory = whole.copy();
    memory.put(new Path(WAREHOUSE, "ledger/c00000002"), "x".getBytes(UTF_8));

    assertThat(repair(memory).done())
        .containsExactly("Removed memory:/warehouse/ledger/c00000002: the versions say the same");
    requireAsBefore(memory);
  }

  @Test
  void mendsManyThingsAtOnce() throws Exception {
    MemoryStorage memory = whole.copy();
    LedgerState state = run(memory).ledger().load();
    for (String name : raw()) {
      Damage.BIT.to(memory, new Path(WAREHOUSE, name));
    }
    for (String name : state.paths()) {
      Damage.TRUNCATION.to(memory, new Path(WAREHOUSE, name));
    }
    memory.delete(new Path(WAREHOUSE, "ledger/hint"));

    assertThat(repair(memory).lost()).isEmpty();

    requireAsBefore(memory);
  }

  @Test
  void saysWhatIsLostWhenTheSourceIsGone() throws Exception {
    MemoryStorage memory = whole.copy();
    String name = raw().iterator().next();
    Damage.BIT.to(memory, new Path(WAREHOUSE, name));
    Files.delete(site.file("web-1", LOG));
    site.write("web-2", LOG, Site.lines(2, 0, 90));

    Repair.Result result = repair(memory);

    assertThat(result.done()).isEmpty();
    assertThat(result.lost())
        .singleElement()
        .asString()
        .matches(
            "Cannot repair memory:/warehouse/raw/.*: no file of the source has these bytes any"
                + " more. Lost are bytes \\d+ to \\d+ of file:.*access.log of web-./access, \\d+"
                + " lines of batch run-.; what was summarized of them stays");
    assertThat(WarehouseCheck.findings(run(memory)))
        .singleElement()
        .asString()
        .contains(name + " has other bytes than the ledger says");
  }

  @Test
  void saysWhatIsLostOfASegmentThatLinesWereErasedFrom() throws Exception {
    MemoryStorage memory = whole.copy();
    Set<String> before = Set.copyOf(memory.files());
    Erasable who = new Erasable(List.of(SoughtAddress.parse("10.0.1.7")), List.of());
    Erase.run(run(memory), new SerialEngine(memory, WAREHOUSE), who);
    Publish.run(run(memory));
    Superseded.delete(run(memory));
    String erased =
        memory.files().stream()
            .filter(file -> file.startsWith("/warehouse/raw/") && !before.contains(file))
            .findFirst()
            .orElseThrow();
    Damage.BIT.to(memory, new Path("memory:" + erased));

    Repair.Result result = repair(memory);

    assertThat(result.lost())
        .singleElement()
        .asString()
        .matches(
            "Cannot repair memory:/warehouse/raw/.*: lines were erased from it. Lost are bytes"
                + " \\d+ to \\d+ of file:.*access.log of web-1/access, \\d+ lines of batch run-.;"
                + " what was summarized of them stays");
  }

  @Test
  void saysWhatIsLostWhenTheRawLogsHaveExpired() throws Exception {
    MemoryStorage memory = whole.copy();
    site.with("retention.raw = 1d");
    Run later = run(memory);
    Expire.run(
        new Run(
            later.config(),
            later.hadoop(),
            later.storage(),
            later.warehouse(),
            later.id(),
            later.started().plus(Duration.ofDays(3))));
    String summary = run(memory).ledger().load().summaryFiles().get(0).path();
    memory.delete(new Path(WAREHOUSE, summary));

    Repair.Result result = repair(memory);

    assertThat(result.lost())
        .singleElement()
        .asString()
        .matches("Cannot repair the summaries of batch run-.: .* raw logs have expired.*");
  }

  @Test
  void summarizesNothingAgainUnderOtherSettings() throws Exception {
    MemoryStorage memory = whole.copy();
    String summary = run(memory).ledger().load().summaryFiles().get(0).path();
    memory.delete(new Path(WAREHOUSE, summary));
    site.with("report.bucket = 15m");

    assertThat(repair(memory).lost())
        .anyMatch(
            one -> one.matches("Cannot repair the summaries of batch run-.: .*report.bucket.*"));
  }

  @Test
  void takesAReportBackFromItsPlainCopyWhenItsSummariesHaveExpired() throws Exception {
    MemoryStorage memory = whole.copy();
    site.with("retention.summaries = 1d");
    Run later = run(memory);
    Expire.run(
        new Run(
            later.config(),
            later.hadoop(),
            later.storage(),
            later.warehouse(),
            later.id(),
            later.started().plus(Duration.ofDays(3))));
    ReportFile file = run(memory).ledger().load().reportFiles(DATE).get(0);
    memory.delete(new Path(WAREHOUSE, file.path()));
    MemoryStorage worse = memory.copy();

    assertThat(repair(memory).done()).containsExactly("Made the reports of 2026-11-21 again");
    assertThat(WarehouseCheck.findings(run(memory))).isEmpty();

    worse.delete(new Path(WAREHOUSE, "reports/ip_access/date=2026-11-21/part-00000.parquet"));
    assertThat(repair(worse).lost())
        .anyMatch(one -> one.contains("its summaries have expired, and memory:/warehouse/reports"));
  }

  @Test
  void saysThatADamagedLedgerCannotBeMended() throws Exception {
    MemoryStorage memory = whole.copy();
    Damage.BIT.to(memory, new Path(WAREHOUSE, "ledger/v00000002"));
    List<String> files = memory.files();

    Repair.Result result = repair(memory);

    assertThat(result.done()).isEmpty();
    assertThat(result.lost())
        .singleElement()
        .asString()
        .startsWith("Cannot repair memory:/warehouse/ledger: a version is missing or damaged");
    assertThat(memory.files()).isEqualTo(files);
  }

  @Test
  void changesNothingWhenAllIsWell() throws Exception {
    MemoryStorage memory = whole.copy();
    FaultyStorage counting = FaultyStorage.counting(memory);

    Repair.Result result = repair(counting);

    assertThat(result.done()).isEmpty();
    assertThat(result.lost()).isEmpty();
    assertThat(run(memory).ledger().load().version())
        .isEqualTo(run(whole).ledger().load().version());
    assertThat(memory.files()).isEqualTo(whole.files());
  }

  /** One file of each kind is damaged, and the repair breaks at a change; then it is repeated. */
  @ParameterizedTest
  @EnumSource
  void isRepeatedWhereverItBreaks(Fault fault) throws Exception {
    MemoryStorage start = whole.copy();
    LedgerState state = run(start).ledger().load();
    Damage.BIT.to(start, new Path(WAREHOUSE, raw().iterator().next()));
    Damage.BIT.to(start, new Path(WAREHOUSE, state.summaryFiles().get(0).path()));
    Damage.DELETION.to(start, new Path(WAREHOUSE, state.compacted().get(0).paths().get(0)));
    Damage.TRUNCATION.to(start, new Path(WAREHOUSE, state.reportFiles(DATE).get(0).path()));
    MemoryStorage memory = start.copy();
    FaultyStorage counting = FaultyStorage.counting(memory);
    repair(counting);
    requireAsBefore(memory);
    Random random = new Random(fault.ordinal());
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> points = new ArrayList<>();
    for (int call = 1; call <= counting.calls(); call += 1 + random.nextInt(20)) {
      int broken = call;
      names.add(fault + " at call " + call + " of " + counting.calls());
      points.add(() -> breakAt(broken, fault, start.copy()));
    }
    CrashPoints.checkAll(names, points);
  }

  private void breakAt(int call, Fault fault, MemoryStorage memory) throws Exception {
    try {
      Repair.run(run(new FaultyStorage(memory, call, fault)), new SerialEngine(memory, WAREHOUSE));
    } catch (Died | IOException e) {
      assertThat(e).isNotNull();
    }
    memory.crash(new Random(call));
    assertThat(repair(memory).lost()).isEmpty();
    assertThat(Outcome.ofMany(run(memory), call)).isEqualTo(outcome);
    assertThat(data(run(memory).ledger().load())).isEqualTo(reports);
  }
}
