package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DdlVerbTest {
  @TempDir Path directory;

  private Site site;

  @BeforeEach
  void site() throws IOException {
    site = new Site(directory).node("web-1", directory.resolve("logs/web-1.log"));
    site.log("web-1.log", Site.lines(0, 20));
  }

  @Test
  void letsTheCatalogKnowDatesOnlyOfWhatHasRows() throws IOException {
    Run before = site.run("ddl", "ip_access");
    assertThat(before.exitCode()).isZero();
    assertThat(before.out())
        .startsWith("CREATE DATABASE IF NOT EXISTS `nodelog`;\n\nCREATE TABLE IF NOT EXISTS")
        .doesNotContain("MSCK");
    assertThat(before.err()).isEqualTo("Without rows yet, hence without dates: ip_access\n");
    assertThat(site.warehouse()).doesNotExist();
    site.job(0);

    Run after = site.run("ddl", "--repair", "ip_access", "node_outages");

    assertThat(after.out())
        .isEqualTo("MSCK REPAIR TABLE `nodelog`.`ip_access` SYNC PARTITIONS;\n\n");
    assertThat(after.err()).isEqualTo("Without rows yet, hence without dates: node_outages\n");
  }

  @Test
  void makesTablesOfTrinoOnlyOverDirectoriesThatAreThere() throws IOException {
    site.job(0);

    Run run =
        site.run("ddl", "--dialect", "trino", "--database", "logs", "ip_access", "node_outages");

    assertThat(run.out())
        .contains(
            "CREATE SCHEMA IF NOT EXISTS \"logs\";",
            "CREATE TABLE IF NOT EXISTS \"logs\".\"ip_access\" (",
            "external_location = 'file:" + site.warehouse() + "/reports/ip_access'",
            "CALL system.sync_partition_metadata('logs', 'ip_access', 'FULL');")
        .doesNotContain("node_outages");
  }

  @Test
  void refusesWhatMakesNoSense() throws IOException {
    assertRefused("Invalid --database: a;b (must be a lower-case letter", "--database", "a;b");
    assertRefused("[SPARK, HIVE, TRINO]", "--dialect", "mysql");
    assertRefused("Unknown report: x (must be one of ip_access", "x");
    assertRefused("Invalid options: --repair and --replace", "--repair", "--replace");
    Run nowhere = Run.of("ddl");
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).contains("Missing nodelog.warehouse");
  }

  private void assertRefused(String sentence, String... words) throws IOException {
    Run run = site.run("ddl", words);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(sentence);
  }
}
