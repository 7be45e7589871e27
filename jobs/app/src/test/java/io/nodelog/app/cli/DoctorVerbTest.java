package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorVerbTest {
  @TempDir Path directory;

  private Site site;

  @BeforeEach
  void site() throws IOException {
    site = new Site(directory).node("web-1", directory.resolve("logs/web-1.log"));
    site.log("web-1.log", Site.lines(0, 20));
  }

  /** The last finding of each check. */
  private static Map<String, JsonNode> checks(Run run) throws IOException {
    Map<String, JsonNode> checks = new TreeMap<>();
    for (JsonNode check : new ObjectMapper().readTree(run.out()).get("checks")) {
      checks.put(check.get("check").asText(), check);
    }
    return checks;
  }

  @Test
  void findsASoundInstallationSound() throws IOException {
    Run run = site.run("doctor", "--output", "json");

    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(checks(run).keySet())
        .containsExactlyInAnyOrder(
            "java",
            "hadoop",
            "spark",
            "heap",
            "options",
            "zones",
            "settings",
            "warehouse",
            "commit",
            "clock",
            "space",
            "ledger",
            "lease",
            "sources");
    assertThat(checks(run).values()).noneMatch(one -> one.get("result").asText().equals("fail"));
    assertThat(checks(run).get("commit").get("says").asText())
        .isEqualTo("of two writers of a name one wins");
  }

  @Test
  void leavesNothingBehind() throws IOException {
    assertThat(site.run("doctor").exitCode()).isZero();
    assertThat(site.warehouse()).doesNotExist();
    site.job(0);
    var before = site.names();

    assertThat(site.run("doctor").exitCode()).isZero();

    assertThat(site.names()).isEqualTo(before);
  }

  @Test
  void saysALineACheckWithWhatToDo() throws IOException {
    site.node("web-2", directory.resolve("logs/none.log"));

    Run run = site.run("doctor");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("(?m)^ok    java       Java \\d+")
        .containsPattern("(?m)^fail  sources    Cannot list .*none.log.*no such file.* -> mend ");
  }

  @Test
  void findsAWarehouseBelowAFile() throws IOException {
    Files.writeString(directory.resolve("file"), "no directory");
    site.warehouse(directory.resolve("file/warehouse"));

    Run run = site.run("doctor", "--output", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(run.out()).get("healthy").asBoolean()).isFalse();
    assertThat(checks(run).get("warehouse").get("result").asText()).isEqualTo("fail");
    assertThat(checks(run).get("warehouse").get("says").asText()).contains("file/warehouse");
  }

  @Test
  void findsAWarehouseThatCannotBeReached() throws IOException {
    site.warehouse("hdfs://127.0.0.1:1/nodelog");

    Run run =
        site.run(
            "doctor",
            "--output",
            "json",
            "-D",
            "ipc.client.connect.max.retries=0",
            "-D",
            "dfs.client.retry.max.attempts=0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(checks(run).get("warehouse").get("result").asText()).isEqualTo("fail");
    assertThat(checks(run).get("warehouse").get("advice").asText()).contains("fs.defaultFS");
  }

  @Test
  void findsADamagedLedger() throws IOException {
    site.job(0);
    Files.writeString(site.warehouse().resolve("ledger/v00000001"), "{}");
    for (String name : site.names()) {
      if (name.startsWith("ledger/c")) {
        Files.delete(site.warehouse().resolve(name));
      }
    }

    Run run = site.run("doctor", "--output", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(checks(run).get("ledger").get("advice").asText()).contains("fsck");
  }

  @Test
  void findsDirectoriesThatLetInMoreThanTheSettings() throws IOException {
    site.job(0);
    assertThat(site.run("doctor").out()).contains("ok    modes");
    Files.setPosixFilePermissions(
        site.warehouse().resolve("raw"), PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(site.run("doctor").out())
        .contains("warn  modes      more may be read than nodelog.permissions says: raw has 0755");

    Files.setPosixFilePermissions(
        site.warehouse().resolve("raw"), PosixFilePermissions.fromString("rwxr-x---"));
    site.set("permissions.reports-directory = \"0755\"");
    assertThat(site.run("doctor").out())
        .contains(
            "warn  modes      reports may be read, but their way is closed: warehouse has 0750");
  }

  @Test
  void findsAFormatThatThereIsNot() throws IOException {
    site.node("web-2", directory.resolve("logs/web-1.log"), "no_such_format");

    Run run = site.run("doctor", "--output", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(checks(run).get("settings").get("says").asText())
        .contains("source access of web-2", "no_such_format");
  }

  @Test
  void endsWithTwoIfTheConfigurationCannotBeUsed() throws IOException {
    Run unknown = site.set("no-such-key = 1").run("doctor");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("no-such-key");
    Run scheme = Run.of("doctor", "--warehouse", "s3a://bucket/nodelog");
    assertThat(scheme.exitCode()).isEqualTo(2);
    assertThat(scheme.err()).contains("s3a://bucket/nodelog", "must be a URI of hdfs: or file:");
  }
}
