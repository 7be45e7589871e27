package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Warehouses that released versions have written are read, checked, made anew and continued for
 * ever: ledger, checkpoints, raw segments, summaries, quarantine and reports.
 *
 * <p>{@code stored-forms/VERSION} holds the warehouse and the logs of a version as {@code
 * warehouse.zip}, and what its reports said as CSV. A release adds its own with {@code mvn test -pl
 * jobs/app -am -Dtest=StoredFormsTest -Dnodelog.store-forms=VERSION}, and never changes those
 * before.
 */
class StoredFormsTest {
  private static final int LINES = 40;
  private static final int REPORTED_BATCHES = 25;

  /** Not what runs say of the machine that they ran on. */
  private static final String[] STORED = {
    "logs",
    "warehouse/ledger",
    "warehouse/raw",
    "warehouse/summaries",
    "warehouse/quarantine",
    "warehouse/tables",
    "warehouse/reports"
  };

  /** The last date that the stored reports tell of. */
  private static final String LAST_REPORTED = "2026-11-21";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = "0.1")
  void areReadAsTheyWereWritten(String version) throws IOException {
    Site site = opened(version);
    site.run("publish"); // the plain copies have other times than they had
    assertThat(site.run("fsck").out()).isEmpty();
    assertReports(site, version);
  }

  @ParameterizedTest
  @ValueSource(strings = "0.1")
  void giveTheSameReportsWhenTheyAreMadeAnew(String version) throws IOException {
    Site site = opened(version);
    Run rebuild = site.run("run", "--rebuild", "2026-01-05");
    assertThat(rebuild.err()).contains("Rebuild: summarized " + REPORTED_BATCHES + " batches");
    assertThat(rebuild.exitCode()).isZero();
    assertReports(site, version);
    assertThat(site.run("fsck").out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = "0.1")
  void areContinuedWhereTheyEnded(String version) throws IOException {
    Site site = opened(version);
    long before = site.requests();
    site.job(0);
    assertThat(site.requests()).isEqualTo(before); // no source is taken again

    grow(directory, site, REPORTED_BATCHES);
    site.job(0);
    assertThat(site.requests()).isEqualTo(before + LINES);
    assertThat(site.run("fsck").out()).isEmpty();
  }

  @Test
  @EnabledIfSystemProperty(named = "nodelog.store-forms", matches = ".+")
  void areStoredForTheNextVersions() throws IOException {
    String version = System.getProperty("nodelog.store-forms");
    Path root = Files.createTempDirectory(Path.of("/tmp"), "fleet-"); // the reports name it
    Site site = site(root);
    site.log("broken.log", "what is this\n".repeat(LINES));
    site.log("daemon.log", daemon());
    for (int batch = 0; batch < REPORTED_BATCHES; batch++) {
      grow(root, site, batch);
      site.job(batch == 0 ? 3 : 0); // a part of the first batch is held
    }
    Path forms = Path.of("src/test/resources/stored-forms", version);
    Files.createDirectories(forms);
    ZippedDirectory.write(root, forms.resolve("warehouse.zip"), STORED);
    for (Report report : Report.values()) {
      Files.writeString(
          forms.resolve(report.tableName() + ".csv"), shown(site, report, "9999-12-31"));
    }
  }

  private Site opened(String version) throws IOException {
    ZippedDirectory.read(resource(version, "warehouse.zip"), directory);
    return site(directory);
  }

  private static Path resource(String version, String name) {
    return Path.of("src/test/resources/stored-forms", version, name);
  }

  private static Site site(Path root) {
    Path logs = root.resolve("logs");
    return new Site(root)
        .node("web-01", logs + "/access.log*")
        .node("web-02", logs + "/broken.log")
        .node("dn-01", logs + "/daemon.log", "hadoop_daemon", "UTC")
        .set("ingest.idle = 3650d");
  }

  private static void grow(Path root, Site site, int batch) throws IOException {
    Path log = root.resolve("logs/access.log");
    String before = Files.exists(log) ? Files.readString(log) : "";
    site.log("access.log", before + Site.lines(batch * LINES, (batch + 1) * LINES));
  }

  private static String daemon() {
    return """
    2026-01-05 10:11:12,345 ERROR org.example.A: Cannot write block 7
    java.io.IOException: disk full
    \tat org.example.A.write(A.java:12)
    2026-01-05 10:11:13,345 INFO org.example.A: ready
    """;
  }

  /** What the row of a silent node has behind its name; the first version had no such rows. */
  private static final String SILENT = "\",0,0.0,";

  /** Columns that came later stand behind those of the version, and looks at the sources too. */
  private static void assertReports(Site site, String version) throws IOException {
    for (Report report : reports(version)) {
      List<String> stored = Files.readAllLines(resource(version, report.tableName() + ".csv"));
      List<String> shown =
          shown(site, report, LAST_REPORTED)
              .lines()
              .filter(line -> report != Report.NODE_LOAD || !line.contains(SILENT))
              .toList();
      assertThat(shown).as("%s", report).hasSameSizeAs(stored);
      for (int row = 0; row < stored.size(); row++) {
        assertThat(shown.get(row) + ",").as("%s", report).startsWith(stored.get(row) + ",");
      }
    }
  }

  /** The reports that the version had. */
  private static List<Report> reports(String version) {
    List<Report> reports =
        Stream.of(Report.values())
            .filter(report -> Files.exists(resource(version, report.tableName() + ".csv")))
            .toList();
    assertThat(reports).contains(Report.IP_ACCESS, Report.INPUT_AUDIT, Report.QUARANTINE);
    return reports;
  }

  private static String shown(Site site, Report report, String until) throws IOException {
    Run show = site.run("show", report.tableName(), "--output", "csv", "--to", until);
    assertThat(show.exitCode()).as(show.err()).isZero();
    return show.out();
  }
}
