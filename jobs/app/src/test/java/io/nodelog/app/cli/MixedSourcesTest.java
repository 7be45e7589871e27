package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and events of daemons in one run. */
class MixedSourcesTest {
  @TempDir Path directory;

  private static String events(int count) {
    StringBuilder text = new StringBuilder("lost\n");
    for (int i = 0; i < count; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "2026-01-05 10:%02d:%02d,000 WARN a.B: event %d\n\tat a.B.c(B.java:7)\n\n\tat x\n",
              i / 60,
              i % 60,
              i));
    }
    return text.toString();
  }

  private static String source(String name, Path file, String format) {
    return "{ name = %s, uri = %s, %s }".formatted(name, Site.quoted(file), format);
  }

  private static Site nodes(Site site, String... sources) {
    return site.set(
        "nodes = [{ name = dn-1, sources = [ %s ] }]".formatted(String.join(", ", sources)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void accountForEveryLineAndLeaveTheReportsOfRequestsAsTheyAre(String engine) throws IOException {
    Site alone = new Site(directory.resolve("alone"));
    Path log = alone.log("access.log", Site.lines(0, 500));
    String access = source("access", log, "format = apache_combined");
    nodes(alone, access).job(0, "--engine", engine);

    Site mixed = new Site(directory.resolve("mixed"));
    Path events = mixed.log("daemon.log", events(300));
    nodes(mixed, access, source("daemon", events, "format = hadoop_daemon, zone = UTC"))
        .set("summary.split-size = 1KiB")
        .set("raw { segment-size = 16KiB, frame-size = 1KiB }")
        .job(0, "--engine", engine);

    mixed.assertSound(500);
    for (String report : List.of("ip_access", "ip_node_access", "node_load", "request_failures")) {
      assertThat(mixed.rows(report)).describedAs(report).isEqualTo(alone.rows(report));
    }
    assertThat(mixed.rows("input_audit"))
        .filteredOn(row -> row.get("source").asText().equals("daemon"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(number(row, "lines")).isEqualTo(1201);
              assertThat(number(row, "records")).isEqualTo(1200);
              assertThat(number(row, "rejected")).isEqualTo(1);
              assertThat(number(row, "bytes")).isEqualTo(events(300).length());
            });
    assertThat(mixed.rows("error_templates"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get("message").asText()).isEqualTo("event <*>");
              assertThat(row.get("service").asText()).isEqualTo("a.B");
              assertThat(row.get("level").asText()).isEqualTo("warning");
              assertThat(number(row, "events")).isEqualTo(300);
              assertThat(number(row, "lines")).isEqualTo(1200); // records of input_audit
              assertThat(row.get("example_file").asText()).endsWith("daemon.log");
              assertThat(number(row, "example_offset")).isEqualTo("lost\n".length());
            });
  }

  private static long number(JsonNode row, String column) {
    return row.get(column).asLong();
  }

  @Test
  void areRefusedIfASourceNamesNoZoneForTimesThatNameNone() throws IOException {
    Site site = new Site(directory);
    nodes(site, source("daemon", site.log("daemon.log", events(3)), "format = hadoop_daemon"));

    Run run = site.run("run");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "nodelog: source daemon of dn-1: Missing zone: the times of format hadoop_daemon name"
                + " none (must be given, as in zone = \"Europe/Berlin\" or zone = UTC)\n");
    site.assertUntouched();
  }

  @Test
  void takeTheZoneOfALandingAreaFromItsSourceFormats() throws IOException {
    Site site = new Site(directory);
    site.log("dn-1/daemon/daemon.log", events(3));
    site.set(
        "node-from-path = " + Site.quoted(directory + "/logs/(?<node>[^/]+)/(?<source>[^/]+)/.*"));
    Run refused = site.set("source-formats { daemon = hadoop_daemon }").run("run");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).startsWith("nodelog: source-formats.daemon: Missing zone: ");

    site.set("source-formats { daemon { format = hadoop_daemon, zone = \"Asia/Tokyo\" } }")
        .set("rejects.max-share = 1")
        .job(0);
    assertThat(site.rows("input_audit"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(number(row, "records")).isEqualTo(12);
              assertThat(row.get("first_seen").asText()).isEqualTo("2026-01-05T01:00:00Z");
            });
  }
}
