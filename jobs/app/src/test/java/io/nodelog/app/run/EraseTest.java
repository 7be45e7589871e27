package io.nodelog.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.expire.Expire;
import io.nodelog.app.gc.Superseded;
import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.summarize.Erase;
import io.nodelog.app.summarize.Rebuild;
import io.nodelog.app.summarize.Retry;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.app.view.ReportRows;
import io.nodelog.bytes.SoughtAddress;
import io.nodelog.bytes.SoughtWord;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.scan.Erasable;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.FaultyStorage;
import io.nodelog.hdfs.storage.FaultyStorage.Died;
import io.nodelog.hdfs.storage.FaultyStorage.Fault;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import io.nodelog.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever was erased is nowhere any more, does not come back, and nobody else is missed. */
class EraseTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");
  private static final String LOG = "access.log";
  private static final String WHO = "10.0.1.7";

  /** Other clients begin alike. */
  private static final Pattern TRACE = Pattern.compile("10[.]0[.]1[.]7(?!\\d)|::ffff:a00:107");

  /** Changes that an erase made when this was written; fewer would mean that some are hidden. */
  private static final int CALLS = 60;

  private static final String OTHERS =
      Site.lines(1, 70, 71).replace("10.0.1.20", "10.0.1.71") + "garbage from 10.0.1.75\n";

  private static final String OWN =
      "garbage from 10.0.1.7\n"
          + Site.lines(2, 90, 91).replace("\"-\"", "\"http://x/?ip=10.0.1.7\"")
          + Site.lines(2, 91, 92).replace("10.0.2.41", "::ffff:a00:107");

  @TempDir Path logs;
  private final MemoryStorage memory = new MemoryStorage();
  private Site site;

  /** Two batches with lines of the client, and others that are almost its. */
  @BeforeEach
  void writeTwoBatches() throws Exception {
    site = new Site(logs).with("rejects.max-share = 0.5, ingest.threads = 1, publish.threads = 1");
    site.write("web-1", LOG, Site.lines(1, 0, 30) + OTHERS);
    Site.work(run());
    site.write("web-2", LOG, Site.lines(2, 0, 20) + OWN);
    site.write("web-1", LOG, Site.lines(1, 0, 30) + OTHERS + Site.lines(1, 30, 60));
    Site.work(run());
  }

  private Run run() {
    return site.run(memory, WAREHOUSE);
  }

  private static Erasable who() {
    return new Erasable(List.of(SoughtAddress.parse(WHO)), List.of());
  }

  private Erase.Result erase() throws Exception {
    return erase(run(), who());
  }

  private static Erase.Result erase(Run run, Erasable who)
      throws IOException, LedgerConflict, InterruptedException {
    Erase.Result result = Erase.run(run, new SerialEngine(run.storage(), run.warehouse()), who);
    Publish.run(run);
    Superseded.delete(run);
    return result;
  }

  private List<String> traces() throws IOException {
    return traces(memory);
  }

  private static List<String> traces(Storage storage) throws IOException {
    return Traces.of(TRACE, storage, WAREHOUSE);
  }

  private List<String> traces(String text) throws IOException {
    return Traces.of(Pattern.compile(text), memory, WAREHOUSE);
  }

  /** The rows of {@code ip_access} as text, but those of the client and of who came by it. */
  private List<String> others() throws IOException {
    List<String> rows = new ArrayList<>();
    new ReportRows(run(), run().ledger().load(), Report.IP_ACCESS)
        .forEach(
            null,
            null,
            row -> {
              String client = new String((byte[]) row[1], UTF_8);
              return Set.of(WHO, "::ffff:10.0.1.7", "10.0.2.40").contains(client)
                  || rows.add(client + Arrays.deepToString(row));
            });
    assertThat(rows).hasSizeGreaterThan(40);
    return rows;
  }

  @Test
  void leavesNoTraceAndNobodyElseIsMissed() throws Exception {
    Outcome before = Outcome.of(run());
    assertThat(traces()).isNotEmpty();
    LedgerState taken = run().ledger().load();
    List<String> others = others();

    Erase.Result result = erase();

    assertThat(result.lines()).isEqualTo(5);
    assertThat(result.batches()).hasSize(2);
    assertThat(result.notes()).isEmpty();
    assertThat(traces()).isEmpty();
    Outcome after = Outcome.of(run());
    assertThat(after.lines()).isEqualTo(before.lines());
    assertThat(after.rejected()).isEqualTo(before.rejected() - 1);
    assertThat(after.requests()).isEqualTo(before.requests() - 4);
    assertThat(others()).isEqualTo(others);
    assertThat(run().ledger().load().streams("web-1", "access"))
        .containsExactlyElementsOf(taken.streams("web-1", "access"));
  }

  @Test
  void changesNothingIfItOnlyLooks() throws Exception {
    List<String> files = memory.files();

    Erase.Result result = Erase.look(run(), who());

    assertThat(result.lines()).isEqualTo(5);
    assertThat(memory.files()).isEqualTo(files);
  }

  @Test
  void changesNothingIfThereIsNothing() throws Exception {
    List<String> files = memory.files();

    Erase.Result result =
        erase(run(), new Erasable(List.of(SoughtAddress.parse("10.0.1.77")), List.of()));

    assertThat(result.lines()).isZero();
    assertThat(memory.files()).isEqualTo(files);
  }

  @Test
  void doesNotTakeTheLinesAgainHoweverTheirFileComesBack() throws Exception {
    erase();
    Outcome after = Outcome.of(run());
    String text = Files.readString(site.file("web-1", LOG));

    Site.work(run());
    assertThat(Outcome.of(run())).isEqualTo(after);
    Files.move(site.file("web-1", LOG), site.file("web-1", LOG + ".1"));
    Site.work(run());
    site.write("web-1", LOG + ".copy", text);
    Site.work(run());
    Files.delete(site.file("web-1", LOG + ".1"));
    Files.delete(site.file("web-1", LOG + ".copy"));
    site.write("web-1", LOG + ".2.gz", Site.gzip(text));
    Site.work(run());
    assertThat(Outcome.of(run())).isEqualTo(after);

    site.write("web-2", LOG, Site.lines(2, 0, 20) + OWN + Site.lines(2, 20, 30));
    Site.work(run());

    assertThat(Outcome.of(run()).requests()).isEqualTo(after.requests() + 10);
    assertThat(traces()).isEmpty();
  }

  @Test
  void doesNotShowTheLinesOfAnotherNodeThatHasTheSameFile() throws Exception {
    erase();
    long requests = Outcome.of(run()).requests();
    site.write("web-2", "access.log.9", Site.lines(1, 0, 30) + OTHERS);

    Site.work(run());

    assertThat(Outcome.of(run()).requests()).isEqualTo(requests + 30);
    assertThat(traces()).allMatch(name -> name.contains("/raw/")).hasSize(1);
    erase();
    assertThat(traces()).isEmpty();
  }

  @Test
  void staysErasedWhenABatchIsReadAgain() throws Exception {
    erase();
    Outcome after = Outcome.of(run());

    Rebuild.run(run(), new SerialEngine(memory, WAREHOUSE), Set.of("2026-11-21"));
    Publish.run(run());
    assertThat(Outcome.of(run())).isEqualTo(after);
    site.readAs("web-1", "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-agent}i\"");
    Retry.run(run(), new SerialEngine(memory, WAREHOUSE));
    Publish.run(run());
    Site.summarize(run(), new Summarize.Options(Set.of(), true));
    Publish.run(run());

    assertThat(Outcome.of(run())).isEqualTo(after);
    assertThat(traces()).isEmpty();
  }

  @Test
  void erasesOneAfterTheOther() throws Exception {
    long requests = Outcome.of(run()).requests();
    erase();

    erase(run(), new Erasable(List.of(SoughtAddress.parse("10.0.1.8")), List.of()));

    assertThat(traces()).isEmpty();
    assertThat(traces("10.0.1.8 ")).isEmpty();
    assertThat(Outcome.of(run()).requests()).isEqualTo(requests - 6);
  }

  @Test
  void erasesLinesThatWaitAndLinesThatAreHeld() throws Exception {
    site.write("web-2", "access.log.1", "10.0.1.7 garbage\n".repeat(9) + "10.0.1.9 garbage\n");
    Site.work(run());
    assertThat(run().ledger().load().held()).hasSize(1);
    site.write("web-2", "access.log.2", Site.lines(1, 0, 10));
    assertThat(Ingest.run(run()).lines()).isEqualTo(10);

    assertThat(erase().lines()).isEqualTo(5 + 9 + 1);

    assertThat(traces()).isEmpty();
    assertThat(run().ledger().load().held()).hasSize(1);
    assertThat(run().ledger().load().waiting()).hasSize(1);
    Site.work(run());
    assertThat(traces()).isEmpty();
    assertThat(Outcome.of(run()).lines()).isEqualTo(85 + 10 + 10);
  }

  @Test
  void keepsWhatWasAcceptedAlthoughItsShareOfRejectsGrows() throws Exception {
    String bad = "10.0.1.9 garbage\n".repeat(9) + Site.lines(1, 0, 8);
    site.write("web-2", "access.log.1", bad);
    Run batch = run();
    Site.work(batch);
    Site.work(run(), new Summarize.Options(Set.of(batch.id()), false));
    long requests = Outcome.of(run()).requests();

    erase();

    assertThat(run().ledger().load().held()).isEmpty();
    assertThat(Outcome.of(run()).requests()).isEqualTo(requests - 4 - 1);
  }

  @Test
  void erasesAUserWhereItIsTheUserAndInWhatWasNotUnderstood() throws Exception {
    site.write(
        "web-2",
        "access.log.1",
        Site.lines(3, 0, 1).replace("- - [", "- anna [")
            + Site.lines(3, 1, 2).replace("/page/1", "/anna")
            + "login failed for anna\n"
            + "login failed for joanna\n");
    Site.work(run());

    Erase.Result result = erase(run(), new Erasable(List.of(), List.of(new SoughtWord("anna"))));

    assertThat(result.lines()).isEqualTo(2);
    assertThat(traces("- anna")).isEmpty();
    assertThat(traces("for anna")).isEmpty();
    assertThat(traces("/anna")).isNotEmpty();
    assertThat(traces("joanna")).isNotEmpty();
  }

  @Test
  void refusesIfRawLogsHaveExpiredAndSummariesNameTheClient() throws Exception {
    MemoryStorage expired = memory.copy();
    site.with("retention.raw = 1d");
    Run later = site.run(expired, WAREHOUSE);
    Run nextDay =
        new Run(
            later.config(),
            later.hadoop(),
            expired,
            WAREHOUSE,
            "expire",
            later.started().plus(Duration.ofDays(3)));
    Expire.run(nextDay);

    assertThatThrownBy(() -> erase(nextDay, who()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot erase: summaries or reports of 2026-11-21 tell of them")
        .hasMessageContaining("nothing was changed")
        .hasMessageNotContaining(WHO);
    Erasable nobody = new Erasable(List.of(SoughtAddress.parse("10.0.1.77")), List.of());
    assertThat(erase(nextDay, nobody).lines()).isZero();
  }

  @Test
  void takesReferencedFilesIntoTheWarehouseAndLeavesThemAlone() throws Exception {
    Storage local = Storages.local();
    org.apache.hadoop.fs.Path warehouse =
        new org.apache.hadoop.fs.Path(logs.resolve("warehouse").toUri());
    site.with("ingest.mode = reference");
    Path plain = site.write("web-1", LOG, Site.lines(1, 0, 30));
    Site.touch(plain, Duration.ofDays(1));
    site.write("web-2", LOG + ".gz", Site.gzip(Site.lines(1, 0, 40) + OWN));
    Files.delete(site.file("web-2", LOG));
    Site.work(site.run(local, warehouse));
    long requests = Outcome.of(site.run(local, warehouse)).requests();
    Run run = site.run(local, warehouse);
    Run now =
        new Run(
            run.config(),
            run.hadoop(),
            local,
            warehouse,
            run.id(),
            Instant.now().plus(Duration.ofDays(1)));

    Erase.Result result = erase(now, who());

    assertThat(result.notes()).hasSize(2).allMatch(note -> note.contains("is not Nodelog's"));
    assertThat(Outcome.of(now).requests()).isEqualTo(requests - 4);
    assertThat(Traces.of(TRACE, local, warehouse)).isEmpty();
    assertThat(Files.readString(plain)).isEqualTo(Site.lines(1, 0, 30));
  }

  @Test
  void erasesAnEventOfADaemonWithAllItsLines() throws Exception {
    site.with(
        "nodes = [{ name = dn-1, sources = [{ name = daemon, format = hadoop_daemon"
            + ", zone = \"Europe/Berlin\", uri = \""
            + logs
            + "/dn-1/daemon.log*\" }] }]");
    String event = "2026-11-21 10:00:0%d,000 WARN a.B: event\n\tat a.B.c\n";
    site.write(
        "dn-1",
        "daemon.log",
        event.formatted(1)
            + event.formatted(2).replace("a.B.c", "10.0.1.7\n\n\tat x")
            + event.formatted(3)
            + event.formatted(4));
    MemoryStorage daemons = new MemoryStorage();
    Site.work(site.run(daemons, WAREHOUSE));
    Site.touch(site.file("dn-1", "daemon.log"), Duration.ofDays(1));
    Site.work(site.run(daemons, WAREHOUSE));
    Outcome before = Outcome.of(site.run(daemons, WAREHOUSE));

    Erase.Result result = erase(site.run(daemons, WAREHOUSE), who());

    assertThat(result.lines()).isEqualTo(4);
    assertThat(Traces.of(TRACE, daemons, WAREHOUSE)).isEmpty();
    Outcome after = Outcome.of(site.run(daemons, WAREHOUSE));
    assertThat(before.lines()).isEqualTo(10);
    assertThat(after.lines()).isEqualTo(10);
    assertThat(after.rejected()).isZero();
    assertThat(after.rows().get(Report.ERROR_TEMPLATES))
        .as("three events of six lines")
        .singleElement()
        .asString()
        .contains(", 3, 6, ");
    assertThat(Traces.of(Pattern.compile("10:00:02"), daemons, WAREHOUSE)).isEmpty();
    assertThat(Traces.of(Pattern.compile("10:00:03"), daemons, WAREHOUSE)).isNotEmpty();
  }

  @Test
  void leavesNoTraceAlsoOfPlainSegments() throws Exception {
    site.with("raw.compression = none");
    site.write("web-2", "access.log.1", Site.lines(1, 5, 9));
    Site.work(run());

    erase();

    assertThat(traces()).isEmpty();
    assertThat(memory.files()).anyMatch(name -> name.endsWith(".log"));
    Outcome.of(run());
  }

  @ParameterizedTest
  @EnumSource
  void isFinishedByTheNextOneWhereverItBreaks(Fault fault) throws Exception {
    MemoryStorage start = new MemoryStorage();
    Files.delete(site.file("web-1", LOG));
    site.write("web-2", LOG, Site.lines(2, 1, 3) + OWN);
    Site.work(site.run(start, WAREHOUSE));
    MemoryStorage storage = start.copy();
    FaultyStorage counting = FaultyStorage.counting(storage);
    Run whole = site.run(counting, WAREHOUSE);
    erase(whole, who());
    Outcome expected = Outcome.of(whole);
    assertThat(counting.calls()).isGreaterThanOrEqualTo(CALLS);
    List<String> names = new ArrayList<>();
    List<CrashPoints.Point> all = new ArrayList<>();
    for (int call = 1; call <= counting.calls(); call++) {
      int broken = call;
      names.add(fault + " at call " + call + " of " + counting.calls());
      all.add(() -> breakAt(broken, fault, start.copy(), expected));
    }
    CrashPoints.checkAll(names, all);
  }

  private void breakAt(int call, Fault fault, MemoryStorage storage, Outcome expected)
      throws Exception {
    try {
      erase(site.run(new FaultyStorage(storage, call, fault), WAREHOUSE), who());
    } catch (Died | IOException e) {
      assertThat(e).isNotNull();
    }
    storage.crash(new Random(call));
    Run next = site.run(storage, WAREHOUSE);
    erase(next, who());
    assertThat(traces(storage)).isEmpty();
    assertThat(Outcome.ofMany(next, call)).isEqualTo(expected);
  }
}
