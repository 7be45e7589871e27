package io.nodelog.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.summarize.SettingsChanged;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.app.view.ReportRows;
import io.nodelog.hdfs.ledger.HeldPart;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.SettingsRecorded;
import io.nodelog.hdfs.scan.Engine;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits, what is held back, and what is made anew. */
class GateTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");
  private static final String LOG = "access.log";
  private static final String GARBAGE = "this is no line of an access log\n";

  @TempDir java.nio.file.Path logs;
  private final MemoryStorage memory = new MemoryStorage();
  private Site site;

  @BeforeEach
  void startSite() {
    site = new Site(logs);
  }

  private Run run() {
    return site.run(memory, WAREHOUSE);
  }

  private static Summarize.Options accept(String batch) {
    return new Summarize.Options(Set.of(batch), false);
  }

  @Test
  void holdsWhatIsMostlyRejectedUntilItIsAccepted() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10) + GARBAGE.repeat(5));
    site.write("web-2", LOG, Site.lines(2, 0, 20));
    Run first = run();
    Summarize.Result result = Site.work(first, Summarize.Options.NONE);
    assertThat(result.held()).extracting(held -> held.part().node()).containsExactly("web-1");
    Outcome held = Outcome.of(run());
    assertThat(held.requests()).isEqualTo(20);
    assertThat(held.lines()).isEqualTo(35);

    assertThat(Site.work(run(), Summarize.Options.NONE).batches()).isEmpty();
    assertThat(Site.work(run(), accept(first.id())).held()).isEmpty();

    assertThat(Outcome.of(run()).requireLines(35).rejected()).isEqualTo(5);
    Site.work(run(), accept(first.id()));
    assertThat(Outcome.of(run()).requireLines(35).rejected()).isEqualTo(5);
  }

  @Test
  void keepsTheRejectsOfAHeldPartOnce() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10) + GARBAGE.repeat(5));
    site.write("web-2", LOG, Site.lines(2, 0, 400) + "other garbage\n");
    Run first = run();
    Site.work(first);
    List<String> held = quarantined();
    assertThat(held)
        .hasSize(6)
        .allMatch(row -> row.startsWith(first.id()))
        .filteredOn(row -> row.contains("other garbage"))
        .singleElement()
        .asString()
        .contains("web-2, access, ", "access.log, 34610, shape, 1, 14, 0, other garbage");

    Site.work(run(), accept(first.id()));

    assertThat(quarantined()).isEqualTo(held);
    assertThat(WarehouseCheck.findings(run())).isEmpty();
  }

  /** The rows of {@code quarantine} without their date. */
  private List<String> quarantined() throws IOException {
    List<String> rows = new ArrayList<>();
    new ReportRows(run(), run().ledger().load(), Report.QUARANTINE)
        .forEach(
            null,
            null,
            row -> {
              List<String> cells = new ArrayList<>();
              for (Object cell : Arrays.asList(row).subList(1, row.length)) {
                cells.add(cell instanceof byte[] bytes ? new String(bytes, UTF_8) : "" + cell);
              }
              return rows.add(String.join(", ", cells));
            });
    return rows;
  }

  @Test
  void goesOnWithTheNextBatchOfASourceThatIsHeld() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10) + GARBAGE.repeat(5));
    Run first = run();
    Site.work(first);
    site.write("web-1", LOG, Site.lines(1, 0, 10) + GARBAGE.repeat(5) + Site.lines(1, 10, 40));
    Site.work(run());
    assertThat(Outcome.of(run()).requests()).isEqualTo(30);

    Site.work(run(), accept(first.id()));
    assertThat(Outcome.of(run()).requireLines(45).rejected()).isEqualTo(5);
  }

  @Test
  void doesNotHoldTheSamePartTwice() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 10) + GARBAGE.repeat(5));
    Ingest.run(run());
    Run slow = run();
    Engine whileAnotherRuns =
        plan -> {
          try {
            Site.work(run());
          } catch (LedgerConflict e) {
            throw new AssertionError(e);
          }
          return new SerialEngine(memory, WAREHOUSE).scan(plan);
        };

    assertThatThrownBy(() -> Summarize.run(slow, whileAnotherRuns, Summarize.Options.NONE))
        .isInstanceOf(LedgerConflict.class);

    assertThat(run().ledger().load().held()).extracting(HeldPart::lines).containsExactly(15L);
    assertThat(Outcome.of(run()).lines()).isEqualTo(15);
  }

  @Test
  void publishesOnlyTheDatesOfLateLines() throws Exception {
    String today = Site.lines(1, 0, 10);
    site.write("web-1", LOG, Site.lines("19/Nov/2026", 1, 0, 10));
    site.write("web-2", LOG, today);
    Site.work(run());

    site.write("web-1", LOG + ".late", Site.lines("19/Nov/2026", 1, 50, 53));
    Ingest.run(run());
    Run late = run();
    Summarize.run(late, new SerialEngine(memory, WAREHOUSE), Summarize.Options.NONE);

    // The day of the batch has the audit of the late file.
    assertThat(Publish.run(late).dates()).containsExactly("2026-11-19", "2026-11-21");
    assertThat(Publish.run(run()).dates()).isEmpty();
    Outcome.of(run()).requireLines(23);
  }

  @Test
  void refusesOtherSettingsUnlessAllIsMadeAnew() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 70));
    Site.work(run());
    Outcome before = Outcome.of(run());
    site.with("report.bucket = 15m");

    assertThatThrownBy(() -> Site.summarize(run(), Summarize.Options.NONE))
        .isInstanceOf(SettingsChanged.class)
        .hasMessageContaining("report.bucket was 5m and is 15m");

    Site.work(run(), new Summarize.Options(Set.of(), true));
    assertThat(Outcome.of(run()).requireLines(70)).isNotEqualTo(before);
    site.with("report.bucket = 5m");
    Site.work(run(), new Summarize.Options(Set.of(), true));
    assertThat(Outcome.of(run())).isEqualTo(before);
  }

  @Test
  void commitsNoSummariesOfSettingsThatAnotherRunHasChanged() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 70));
    Site.work(run());
    site.write("web-1", LOG, Site.lines(1, 0, 90));
    Ingest.run(run());
    Run slow = run();
    site.with("report.bucket = 15m");
    Engine whileAnotherRebuilds =
        plan -> {
          try {
            Run other = run();
            var settings = other.config().settingsFingerprint();
            other
                .ledger()
                .commit(
                    other.ledger().load(),
                    other.id(),
                    Site.NOON,
                    List.of(new SettingsRecorded(settings.sha256(), settings.text(), true)));
          } catch (LedgerConflict e) {
            throw new AssertionError(e);
          }
          return new SerialEngine(memory, WAREHOUSE).scan(plan);
        };

    assertThatThrownBy(() -> Summarize.run(slow, whileAnotherRebuilds, Summarize.Options.NONE))
        .isInstanceOf(LedgerConflict.class);

    Site.work(run());
    assertThat(WarehouseCheck.findings(run())).isEmpty();
    Outcome.of(run()).requireLines(90);
  }
}
