package io.nodelog.app.cli;

import static io.nodelog.app.cli.Site.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Warehouses that cannot be used, or that have nothing yet. */
class BadWarehouseTest {
  @TempDir Path directory;
  private Site site;
  private Path log;

  @BeforeEach
  void prepare() throws IOException {
    site = new Site(directory);
    log = site.log("access.log", lines(0, 20));
    site.node("web-01", log);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "ingest", "summarize", "publish", "fsck"})
  void aFileIsNoWarehouse(String verb) throws IOException {
    Path file = site.log("file", "x");

    Run run = site.warehouse(file).run(verb);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo("nodelog: Invalid warehouse: file:" + file + " (must be a directory)\n");
    assertThat(file).hasContent("x");
  }

  @Test
  void aWarehouseBelowAFileCannotBeReached() throws IOException {
    Run run = site.warehouse(log + "/warehouse").run("run");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "nodelog: Cannot reach the warehouse file:" + log + "/warehouse: Not a directory\n");
  }

  @Test
  void aWarehouseOnAnUnknownHostIsNamed() throws IOException {
    Run run = site.warehouse("hdfs://nohost:1/nodelog").run("run");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "nodelog: Cannot reach the warehouse hdfs://nohost:1/nodelog: unknown host nohost\n");
  }

  @Test
  void aWarehouseWithoutWritePermissionIsNamed() throws IOException {
    Path parent = unwritable();

    Run run = site.warehouse(parent + "/nodelog").run("run");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).matches("nodelog: Cannot use " + parent + "/nodelog: [^\n]*\n");
    assertThat(parent.resolve("nodelog")).doesNotExist();
  }

  @Test
  void whatCannotBeWrittenAnyMoreLeavesThePublishedReportsAsTheyWere() throws IOException {
    site.job(0);
    Path runs = site.warehouse().resolve("raw");
    Path aside = Files.move(runs, runs.resolveSibling("raw-aside"));
    Files.writeString(runs, "in the way");
    site.log("access.log", lines(0, 40));

    Run run = site.job(1);

    assertThat(run.err()).contains("nodelog: Cannot use " + runs).doesNotContain("took 40");
    assertThat(site.requests()).isEqualTo(20);
    assertThat(site.latest().get("exit_code").asInt()).isEqualTo(1);
    assertThat(site.latest().get("messages").toString()).contains(runs.toString());
    Files.delete(runs);
    Files.move(aside, runs);
    site.job(0);
    site.assertSound(40);
  }

  /** A directory that this process cannot write to, whoever it is. */
  private Path unwritable() throws IOException {
    Path closed = Files.createDirectory(directory.resolve("closed"));
    assertThat(closed.toFile().setWritable(false, false)).isTrue();
    for (Path candidate : List.of(closed, Path.of("/sys"), Path.of("/proc"))) {
      try {
        Files.delete(Files.createDirectory(candidate.resolve("nodelog-test")));
      } catch (IOException e) {
        return candidate;
      }
    }
    assumeTrue(false, "this process can write everywhere");
    return closed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3a://bucket/nodelog", "ftp://host/nodelog", "memory:/nodelog"})
  void aFileSystemWhoseCommitIsNotProvedIsRefused(String uri) throws IOException {
    Run run = site.warehouse(uri).run("run");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nodelog.warehouse: " + uri + " (must be a URI of hdfs:");
  }

  @Test
  @Timeout(60)
  void aNameNodeThatDoesNotListenIsNamed() throws IOException {
    String uri;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      uri = "hdfs://localhost:" + free.getLocalPort() + "/nodelog";
    }

    Run run = Run.of("run", "--config", site.warehouse(uri).config().toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("nodelog: Cannot reach the warehouse " + uri + ": ")
        .contains("Connection refused")
        .hasLineCount(1);
  }

  @Test
  void anEmptyWarehouseHasEmptyReports() throws IOException {
    Run table = site.run("show", "ip_access");
    Run csv = site.run("show", "node_load", "--output", "csv", "--top", "3");
    Run json = site.run("show", "input_audit", "--output", "json");

    assertThat(List.of(table.exitCode(), csv.exitCode(), json.exitCode())).containsOnly(0);
    assertThat(table.out()).startsWith("date  client  client_kind  requests").hasLineCount(1);
    assertThat(csv.out()).startsWith("date,").hasLineCount(1);
    assertThat(json.out()).isEmpty();
    assertThat(table.err())
        .isEqualTo("Nothing is published yet in file:" + site.warehouse() + "\n");
    assertThat(site.run("fsck").exitCode()).isZero();
    assertThat(site.warehouse()).doesNotExist();
  }

  @Test
  void aReportThatHasNoRowsIsToldFromOneThatWasNeverPublished() throws IOException {
    site.job(0);

    assertThat(site.run("show", "quarantine").err())
        .isEqualTo("quarantine has no rows in file:" + site.warehouse() + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip_acces|Unknown report: ip_acces (must be one of ip_access, ip_node_access, ",
        "ip_access --where requsts>3|Unknown column: requsts (must be one of date, client, ",
        "ip_access --where requests|Invalid condition: requests (must be COLUMN, one of = ",
        "ip_access --where requests>many|Invalid value for requests: many (must be a number)",
        "ip_access --where last_seen>now|Invalid value for last_seen: now (must be as 2026-",
        "ip_access --top 0|Invalid --top: 0 (must be 1 to 1000000)",
        "ip_access --top 3 --by client|Invalid --by: client (must be a column of numbers)",
        "ip_access --output xml|Invalid value for option '--output': expected one of [TABLE,",
        "ip_access --from yesterday|Invalid value for option '--from': yesterday (must be a date, as 2026-01-05)",
        "|Missing required parameter: 'REPORT'"
      })
  void showSaysWhatIsWrong(String example) throws IOException {
    String[] parts = example.split("\\|", -1);

    Run run = site.run("show", parts[0].isEmpty() ? new String[0] : parts[0].split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("nodelog: ").contains(parts[1]);
  }

  @Test
  void sqlReadsAnEmptyWarehouseAndSaysWhatIsWrong() throws IOException {
    Run empty = site.run("sql", "SELECT count(*) n FROM ip_access", "--output", "csv");
    Run syntax = site.run("sql", "SELEC 1");
    Run column = site.run("sql", "SELECT requsts FROM ip_access");

    assertThat(empty.exitCode()).as(empty.err()).isZero();
    assertThat(empty.out()).isEqualTo("n\n0\n");
    assertThat(syntax.exitCode()).isEqualTo(2);
    assertThat(syntax.out()).isEmpty();
    assertThat(syntax.err()).startsWith("nodelog: Invalid query: ").contains("'SELEC'");
    assertThat(column.exitCode()).isEqualTo(2);
    assertThat(column.err()).startsWith("nodelog: Invalid query: ").contains("requsts");
  }

  @Test
  void everyRunSaysWhatItDid() throws IOException {
    site.job(0);

    assertThat(site.latest().get("exit_code").asInt()).isZero();
    assertThat(site.latest().get("counts").get("lines_taken").asInt()).isEqualTo(20);
    assertThat(site.latest().get("counts").get("records").asInt()).isEqualTo(20);
    assertThat(site.latest().get("versions").get("Java").asText())
        .startsWith(System.getProperty("java.version"));
    site.job(0);
    site.job(5, "--fail-on-empty");
    assertThat(site.latest().get("exit_code").asInt()).isEqualTo(5);
    assertThat(site.latest().get("counts").get("lines_taken").asInt()).isZero();
    assertThat(site.names().stream().filter(name -> name.matches("runs/[^/]+/_RUN.json")).toList())
        .hasSize(3);
    site.assertSound(20);
  }
}
