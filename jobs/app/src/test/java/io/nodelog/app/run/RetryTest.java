package io.nodelog.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.publish.Publish;
import io.nodelog.app.summarize.Retry;
import io.nodelog.app.summarize.SettingsChanged;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.app.view.ReportRows;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.scan.Engine;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of lines that were not understood once their format is mended. */
class RetryTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");
  private static final String LOG = "access.log";
  private static final String GARBAGE = "this is no line of an access log\n";

  @TempDir Path logs;
  private final MemoryStorage memory = new MemoryStorage();
  private Site site;

  @BeforeEach
  void startSite() {
    site = new Site(logs);
    site.write("web-2", LOG, Site.lines(2, 0, 20));
  }

  private Run run() {
    return site.run(memory, WAREHOUSE);
  }

  /** Lines without referrer and user agent: of another format than the site expects. */
  private static String shortLines(int from, int to) {
    return Site.lines(1, from, to).replace(" \"-\" \"test\"", "");
  }

  private Retry.Result retry() throws Exception {
    return retry(run(), new SerialEngine(memory, WAREHOUSE));
  }

  private static Retry.Result retry(Run run, Engine engine) throws Exception {
    Retry.Result result = Retry.run(run, engine);
    Publish.run(run);
    return result;
  }

  /** What a warehouse says whose formats were right from the start. */
  private Outcome expected() throws IOException, LedgerConflict {
    Run fresh = site.run(new MemoryStorage(), WAREHOUSE);
    Site.work(fresh);
    return Outcome.of(fresh);
  }

  @Test
  void releasesAHeldPartWhoseFormatWasMended() throws Exception {
    site.write("web-1", LOG, shortLines(0, 30));
    assertThat(Site.work(run(), Summarize.Options.NONE).held()).hasSize(1);
    assertThat(Outcome.of(run()).requests()).isEqualTo(20);
    site.readAs("web-1", "apache_common");
    assertThatThrownBy(() -> Site.summarize(run(), Summarize.Options.NONE))
        .isInstanceOf(SettingsChanged.class)
        .hasMessageContaining("nodelog retry");

    Retry.Result result = retry();

    assertThat(result.released()).extracting(part -> part.node()).containsExactly("web-1");
    assertThat(result.understood()).isEqualTo(30);
    assertThat(result.held()).isEmpty();
    assertThat(Outcome.of(run()).requireLines(50)).isEqualTo(expected());
    assertThat(quarantined()).isEmpty();
    assertThat(run().ledger().load().held()).isEmpty();
  }

  @Test
  void readsRejectedLinesAgainThatWereAccepted() throws Exception {
    site.with("rejects.max-share = 1");
    site.write("web-1", LOG, shortLines(0, 30) + GARBAGE);
    Site.work(run());
    assertThat(quarantined()).hasSize(31);
    site.readAs("web-1", "apache_common");

    assertThat(retry().understood()).isEqualTo(30);

    assertThat(Outcome.of(run()).requireLines(51)).isEqualTo(expected());
    assertThat(quarantined()).hasSize(1);
  }

  @Test
  void doesNothingTheSecondTime() throws Exception {
    site.with("rejects.max-share = 1");
    site.write("web-1", LOG, shortLines(0, 30) + GARBAGE);
    Site.work(run());
    site.readAs("web-1", "apache_common");
    retry();
    long version = run().ledger().load().version();

    Retry.Result again = retry();

    assertThat(again.batches()).isEmpty();
    assertThat(again.settingsRecorded()).isFalse();
    assertThat(run().ledger().load().version()).isEqualTo(version);
  }

  @Test
  void keepsWhatIsNotUnderstoodBetter() throws Exception {
    site.with("rejects.max-share = 0.5");
    site.write("web-1", LOG, Site.lines(1, 0, 30) + GARBAGE);
    Site.work(run());
    Outcome before = Outcome.of(run());
    site.readAs("web-1", "apache_common");

    Retry.Result result = retry();

    assertThat(result.batches()).isEmpty();
    assertThat(result.settingsRecorded()).isTrue();
    assertThat(Outcome.of(run())).isEqualTo(before);
    site.write("web-1", LOG, Site.lines(1, 0, 30) + GARBAGE + shortLines(30, 40));
    Site.work(run());
    assertThat(Outcome.of(run()).requireLines(61).rejected()).isEqualTo(1);
  }

  @Test
  void holdsWhatHasTooManyRejectsStill() throws Exception {
    site.write("web-1", LOG, shortLines(0, 10) + GARBAGE.repeat(5));
    Site.work(run());
    site.readAs("web-1", "apache_common");

    Retry.Result result = retry();

    assertThat(result.held()).hasSize(1);
    assertThat(result.held().get(0).reason()).startsWith("5 of 15 lines were rejected");
    assertThat(Outcome.of(run()).requests()).isEqualTo(20);
    assertThat(quarantined()).hasSize(5);
    String batch = result.batches().get(0);
    Site.work(run(), new Summarize.Options(Set.of(batch), false));
    site.with("rejects.max-share = 1");
    assertThat(Outcome.of(run()).requireLines(35)).isEqualTo(expected());
  }

  @Test
  void readsWithTheMendedFormatWhenAllIsMadeAnew() throws Exception {
    site.write("web-1", LOG, shortLines(0, 30));
    Site.work(run());
    site.readAs("web-1", "apache_common");
    retry();
    site.with("report.bucket = 15m");

    Site.work(run(), new Summarize.Options(Set.of(), true));

    assertThat(Outcome.of(run()).requireLines(50)).isEqualTo(expected());
  }

  @Test
  void givesUpIfAnotherRunAcceptedThePartMeanwhile() throws Exception {
    site.write("web-1", LOG, shortLines(0, 30));
    Run first = run();
    Site.work(first);
    Engine whileAnotherAccepts =
        plan -> {
          try {
            Site.summarize(run(), new Summarize.Options(Set.of(first.id()), false));
          } catch (LedgerConflict | SettingsChanged e) {
            throw new AssertionError(e);
          }
          return new SerialEngine(memory, WAREHOUSE).scan(plan);
        };
    Run slow = new Site(logs).readAs("web-1", "apache_common").run(memory, WAREHOUSE);

    assertThatThrownBy(() -> retry(slow, whileAnotherAccepts)).isInstanceOf(LedgerConflict.class);

    site.readAs("web-1", "apache_common");
    retry();
    assertThat(Outcome.of(run()).requireLines(50).rejected()).isZero();
  }

  @Test
  void refusesWhatCannotBeReadAgain() throws Exception {
    site.write("web-1", LOG, shortLines(0, 30));
    Site.work(run());
    site.readAs("web-1", "apache_common");
    for (var file : memory.list(run().path("raw"))) {
      memory.delete(file.path());
    }

    assertThatThrownBy(this::retry)
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            "Cannot read batch run-1 again: its raw log .* is not there any more.*");
  }

  @Test
  void refusesSettingsThatConcernMoreThanSources() throws Exception {
    Site.work(run());
    site.with("report.bucket = 15m").readAs("web-1", "apache_common");

    assertThatThrownBy(this::retry)
        .isInstanceOf(SettingsChanged.class)
        .hasMessageContaining("report.bucket was 5m and is 15m");
  }

  private List<String> quarantined() throws IOException {
    Run run = run();
    List<String> lines = new ArrayList<>();
    ReportRows rows = new ReportRows(run, run.ledger().load(), Report.QUARANTINE);
    rows.forEach(null, null, row -> lines.add(new String((byte[]) row[row.length - 1], UTF_8)));
    return lines;
  }
}
