package io.nodelog.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.expire.Expire;
import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.ingest.StandardInput;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.app.view.ReportRows;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.parquet.Column;
import io.nodelog.hdfs.parquet.ColumnType;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.report.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrived of each source on each date, against what was expected. */
class CoverageTest {
  private static final org.apache.hadoop.fs.Path WAREHOUSE =
      new org.apache.hadoop.fs.Path("memory:/warehouse");
  private static final String TODAY = "2026-11-21";
  private static final String LOG = "access.log";

  @TempDir Path logs;
  private final MemoryStorage memory = new MemoryStorage();
  private Site site;

  @BeforeEach
  void makeSite() {
    site = new Site(logs).with("ingest.threads = 1, publish.threads = 1");
    nodes("web-1", "web-2");
  }

  /** Nodes whose source is {@code access.log*} of a directory of their name. */
  private void nodes(String... names) {
    List<String> nodes = new ArrayList<>();
    for (String name : names) {
      nodes.add(node(name, site.file(name, LOG) + "*"));
    }
    site.with("nodes = [" + String.join(", ", nodes) + "]");
  }

  private static String node(String name, String uri) {
    return "{ name = %s, sources = [{ name = access, format = apache_combined, uri = \"%s\" }] }"
        .formatted(name, uri);
  }

  private Run run() {
    return site.run(memory, WAREHOUSE);
  }

  private Run daysLater(int days) {
    Run run = run();
    Instant later = run.started().plus(Duration.ofDays(days));
    return new Run(run.config(), run.hadoop(), run.storage(), WAREHOUSE, run.id(), later);
  }

  /** Runs all steps, and lets the warehouse be checked; returns what ingest did. */
  private Ingest.Result work(Run run) throws Exception {
    Ingest.Result result = Ingest.run(run);
    rest(run);
    return result;
  }

  private static void rest(Run run) throws Exception {
    Site.summarize(run, Summarize.Options.NONE);
    Publish.run(run);
    Outcome.of(run);
  }

  private LedgerState state() throws IOException {
    return run().ledger().load();
  }

  /** The rows of a date by node/source. */
  private Map<String, Map<String, String>> coverage(String date) throws IOException {
    ReportRows rows = new ReportRows(run(), state(), Report.COVERAGE);
    Map<String, Map<String, String>> bySource = new LinkedHashMap<>();
    rows.forEach(
        date,
        date,
        row -> {
          Map<String, String> cells = new LinkedHashMap<>();
          for (int i = 0; i < row.length; i++) {
            Column column = rows.columns().get(i);
            cells.put(column.name(), text(row[i], column.type()));
          }
          bySource.put(cells.get("node") + "/" + cells.get("source"), cells);
          return true;
        });
    return bySource;
  }

  private static String text(Object value, ColumnType type) {
    return value != null && type == ColumnType.TEXT && value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(value);
  }

  private static String cells(Map<String, String> row, String... columns) {
    List<String> cells = new ArrayList<>();
    for (String column : columns) {
      cells.add(row.get(column));
    }
    return String.join(" ", cells);
  }

  private List<String> states(String date) throws IOException {
    List<String> states = new ArrayList<>();
    coverage(date)
        .forEach(
            (name, row) ->
                states.add(
                    name
                        + " "
                        + cells(row, "expected", "state", "state_since", "records", "silent")));
    return states;
  }

  @Test
  void saysWhatArrivedOfASourceAndHowLate() throws Exception {
    String lines = Site.lines(1, 0, 40);
    site.write("web-1", LOG, lines + "garbage\n");
    site.with("rejects.max-share = 1");

    work(run());

    assertThat(coverage(TODAY).get("web-1/access"))
        .containsEntry("expected", "true")
        .containsEntry("state", "found")
        .containsEntry("state_since", TODAY)
        .containsEntry("files", "1")
        .containsEntry("problem", "null")
        .containsEntry("records", "40")
        .containsEntry("partial", "0")
        .containsEntry("bytes", String.valueOf(lines.length()))
        .containsEntry("first_event", TODAY + "T10:00:00Z")
        .containsEntry("last_event", TODAY + "T10:00:39Z")
        .containsEntry("last_taken", Site.NOON.toString())
        .containsEntry("lag_min_millis", String.valueOf(Duration.ofSeconds(7161).toMillis()))
        .containsEntry("lag_max_millis", String.valueOf(Duration.ofHours(2).toMillis()))
        .containsEntry("silent", "false")
        .containsEntry("node_silent", "false");
  }

  @Test
  void saysWhichSourcesAndNodesAreSilent() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 40));
    site.with(
        "nodes = [%s, %s]"
            .formatted(
                node("web-1", site.file("web-1", LOG).toString())
                    .replace(
                        "sources = [",
                        "sources = [{ name = other, format = syslog, zone = UTC, uri = \""
                            + site.file("web-1", "none*")
                            + "\" }, "),
                node("web-2", site.file("web-2", LOG) + "*")));

    work(run());

    Map<String, Map<String, String>> rows = coverage(TODAY);
    assertThat(cells(rows.get("web-1/access"), "silent", "node_silent")).isEqualTo("false false");
    assertThat(cells(rows.get("web-1/other"), "silent", "node_silent")).isEqualTo("true false");
    assertThat(cells(rows.get("web-2/access"), "silent", "node_silent")).isEqualTo("true true");
    assertThat(cells(rows.get("web-2/access"), "first_event", "lag_max_millis"))
        .isEqualTo("null null");
  }

  @Test
  void aBrokenSourceStopsNoOtherAndIsToldUntilItRecovers() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 40));
    site.write("web-4", "access.log.gz", Site.gzip(Site.lines(4, 0, 400)));
    byte[] whole = Files.readAllBytes(site.file("web-4", "access.log.gz"));
    site.write("web-4", "access.log.gz", Arrays.copyOf(whole, whole.length / 2));
    Files.setLastModifiedTime(
        site.file("web-4", "access.log.gz"), FileTime.from(Site.NOON.minus(Duration.ofHours(2))));
    site.with(
        "nodes = [%s, %s, %s, %s]"
            .formatted(
                node("web-1", site.file("web-1", LOG).toString()),
                node("web-2", site.file("web-2", "missing").toString()),
                node("web-3", "sftp://logs@localhost:1/var/log/x*"),
                node("web-4", site.file("web-4", "access.log.gz").toString())));

    assertThat(work(run()).problems()).hasSize(3);

    Map<String, Map<String, String>> rows = coverage(TODAY);
    assertThat(rows.values())
        .extracting(row -> row.get("state"))
        .containsExactly("found", "failed", "failed", "failed");
    assertThat(rows.get("web-1/access")).containsEntry("records", "40");
    assertThat(rows.get("web-2/access").get("problem"))
        .startsWith("Cannot list file:")
        .hasSizeLessThanOrEqualTo(200);
    assertThat(rows.get("web-4/access").get("silent")).isEqualTo("false");

    long version = state().version();
    assertThat(work(run()).news()).isEmpty();
    assertThat(state().version()).isEqualTo(version);

    site.write("web-2", "missing", Site.lines(2, 0, 10));
    site.write("web-4", "access.log.gz", whole);
    assertThat(work(run()).problems()).hasSize(1);

    rows = coverage(TODAY);
    assertThat(rows.values())
        .extracting(row -> row.get("state"))
        .containsExactly("found", "found", "failed", "found");
    assertThat(rows.get("web-2/access")).containsEntry("problem", "null");
  }

  @Test
  void aProblemIsKeptShortAndEscaped() throws Exception {
    String strange = "x\u202e".repeat(150);
    site.with("nodes = [" + node("web-1", site.file("web-1", strange).toString()) + "]");

    work(run());

    assertThat(coverage(TODAY).get("web-1/access").get("problem"))
        .hasSizeLessThanOrEqualTo(200)
        .doesNotContain("\u202e");
  }

  @Test
  void aDayWithoutALineHasCoverageAndNothingElse() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 40));
    work(run());
    List<ReportFile> before = state().reportFiles(TODAY);

    work(daysLater(2));

    assertThat(state().publishedDates()).containsExactly(TODAY, "2026-11-23");
    assertThat(state().reportFiles("2026-11-23"))
        .extracting(ReportFile::report)
        .containsExactly("coverage");
    assertThat(states("2026-11-23"))
        .containsExactly(
            "web-1/access true found 2026-11-21 0 true",
            "web-2/access true no_files 2026-11-21 0 true");
    assertThat(state().reportFiles(TODAY)).isEqualTo(before);
    long version = state().version();
    work(daysLater(2));
    assertThat(state().version()).isEqualTo(version);
  }

  @Test
  void nodesComeAndGoFromTheDayOfTheNewsOn() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 40));
    work(run());
    nodes("web-1", "web-3");

    work(daysLater(1));

    assertThat(coverage(TODAY).keySet()).containsExactly("web-1/access", "web-2/access");
    assertThat(states("2026-11-22"))
        .containsExactly(
            "web-1/access true found 2026-11-21 0 true",
            "web-3/access true no_files 2026-11-22 0 true");
    site.write("web-2", LOG, Site.lines("22/Nov/2026", 2, 0, 5));
    nodes("web-1", "web-2", "web-3");
    work(daysLater(1));
    nodes("web-1");
    work(daysLater(1));
    assertThat(states("2026-11-22"))
        .containsExactly(
            "web-1/access true found 2026-11-21 0 true",
            "web-2/access false gone 2026-11-22 5 false");
  }

  @Test
  void newsOfSourcesLeavesAllOtherReportsOfTheDate() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 40));
    work(run());
    List<ReportFile> before = state().reportFiles(TODAY);
    site.write("web-2", LOG, "");

    work(run());

    assertThat(newReports(before)).containsExactly("coverage");
  }

  @Test
  void aNewNodeIsInAllReportsThatKnowTheInventory() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 40));
    work(run());
    List<ReportFile> before = state().reportFiles(TODAY);
    nodes("web-1", "web-2", "web-3");

    work(run());

    assertThat(newReports(before))
        .containsExactlyInAnyOrder("coverage", "node_load", "load_balance", "advised_weights");
  }

  private List<String> newReports(List<ReportFile> before) throws IOException {
    List<ReportFile> after = state().reportFiles(TODAY);
    assertThat(after).hasSameSizeAs(before);
    return after.stream().filter(file -> !before.contains(file)).map(ReportFile::report).toList();
  }

  @Test
  void lateLinesChangeTheRowOfTheirDate() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 40));
    work(run());
    assertThat(coverage(TODAY).get("web-2/access")).containsEntry("silent", "true");
    site.write("web-2", LOG, Site.lines(2, 0, 10));

    work(daysLater(3));

    assertThat(coverage(TODAY).get("web-2/access"))
        .containsEntry("state", "no_files")
        .containsEntry("silent", "false")
        .containsEntry("records", "10")
        .containsEntry("lag_max_millis", String.valueOf(Duration.ofHours(3 * 24 + 2).toMillis()));
    assertThat(coverage("2026-11-24").get("web-2/access")).containsEntry("state", "found");
  }

  @Test
  void datesBeforeTheFirstRunAreMeasuredByWhatItFound() throws Exception {
    site.write("web-1", LOG, Site.lines("12/Nov/2026", 1, 0, 40));

    work(run());

    assertThat(states("2026-11-12"))
        .containsExactly(
            "web-1/access true found 2026-11-21 40 false",
            "web-2/access true no_files 2026-11-21 0 true");
  }

  @Test
  void sourcesOfALandingAreaAreFoundAndNotExpected() throws Exception {
    site.with(
        """
        nodes = []
        node-from-path = "%s/(?<node>[^/]+)/(?<source>[a-z]+)\\\\..*"
        source-formats = { access = apache_combined }
        """
            .formatted(logs));
    site.write("web-1", LOG, Site.lines(1, 0, 40));
    site.write("web-2", LOG, Site.lines(2, 0, 30));
    site.write("web-2", "unknown.log", "x\n");
    work(run());

    assertThat(states(TODAY))
        .containsExactly(
            "web-1/access false found 2026-11-21 40 false",
            "web-2/access false found 2026-11-21 30 false",
            "web-2/unknown false failed 2026-11-21 0 true");

    Files.delete(site.file("web-1", LOG));
    Files.delete(site.file("web-2", "unknown.log"));
    work(daysLater(1));
    assertThat(states("2026-11-22")).containsExactly("web-2/access false found 2026-11-21 0 true");
    assertThat(coverage(TODAY)).hasSize(3);

    site.with("node-from-path = \"s3a://bucket/(?<node>[^/]+)/(?<source>[a-z]+)\\\\..*\"");
    work(daysLater(2));
    assertThat(states("2026-11-23")).containsExactly("web-2/access false failed 2026-11-23 0 true");
  }

  @Test
  void whatComesThroughStandardInputLeavesOtherSourcesAsTheyAre() throws Exception {
    site.write("web-1", LOG, Site.lines(1, 0, 40));
    nodes("web-1");
    work(run());
    site.with(
        "nodes = [%s, %s]"
            .formatted(node("web-1", site.file("web-1", "gone*").toString()), node("web-2", "-")));

    Run run = run();
    byte[] bytes = Site.lines(2, 0, 7).getBytes(StandardCharsets.UTF_8);
    Ingest.run(
        run, new StandardInput("web-2", "access", new ByteArrayInputStream(bytes)), count -> {});
    run.removeTemporaries();
    rest(run);

    assertThat(states(TODAY))
        .containsExactly(
            "web-1/access true found 2026-11-21 40 false",
            "web-2/access true standard_input 2026-11-21 7 false");
    work(run());
    assertThat(states(TODAY))
        .containsExactly(
            "web-1/access true no_files 2026-11-21 40 false",
            "web-2/access true standard_input 2026-11-21 7 false");
  }

  @Test
  void expiresWithTheReportsOfItsDate() throws Exception {
    work(run());
    site.with("retention.reports = 5d");
    site.write("web-1", LOG, Site.lines("30/Nov/2026", 1, 0, 40));
    work(daysLater(10));
    assertThat(state().publishedDates()).containsExactly(TODAY, "2026-11-30", "2026-12-01");

    Expire.run(daysLater(10));

    work(daysLater(10));
    assertThat(state().publishedDates()).containsExactly("2026-11-30", "2026-12-01");
  }
}
