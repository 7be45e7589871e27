package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes whose traffic stops while that of others goes on are outages that are suspected. */
class QuietNodesTest {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss '+0000'", Locale.ROOT);
  private static final LocalDateTime NOON = LocalDateTime.parse("2026-01-05T12:00:00");

  @TempDir Path directory;

  /** Twenty requests in each minute. */
  private static String traffic(LocalDateTime start, int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int minute = from; minute < to; minute++) {
      for (int i = 0; i < 20; i++) {
        LocalDateTime time = start.plusMinutes(minute).plusSeconds(3L * i);
        lines.append(Site.line(i, time.format(TIME)));
      }
    }
    return lines.toString();
  }

  private Site site(String name) throws IOException {
    return new Site(Files.createDirectories(directory.resolve(name)));
  }

  /** Three nodes of which the third has no requests for 25 minutes from a minute on. */
  private Site quiet(String name, LocalDateTime start) throws IOException {
    Site site = site(name);
    site.node("web-1", site.log("1/access.log", traffic(start, 0, 100)));
    site.node("web-2", site.log("2/access.log", traffic(start, 0, 100)));
    Path log = site.log("3/access.log", traffic(start, 0, 40) + traffic(start, 65, 100));
    return site.node("web-3", log.resolveSibling("access.log*"));
  }

  private static List<String> outages(Site site) throws IOException {
    return site.rows("node_outages").stream().map(QuietNodesTest::text).toList();
  }

  private static String text(JsonNode row) {
    return String.join(
        " ",
        row.get("date").asText(),
        row.get("node").asText(),
        row.get("service").asText(),
        row.get("cause").asText(),
        row.get("corrected_start").asText(),
        row.get("end").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapreduce", "spark"})
  void areSuspectedWithWhatTheyMissed(String engine) throws IOException {
    Site site = quiet("site", NOON);

    site.job(0, "--engine", engine);

    assertThat(outages(site))
        .containsExactly(
            "2026-01-05 web-3 traffic suspected 2026-01-05T12:40:00Z 2026-01-05T13:05:00Z");
    JsonNode outage = site.rows("node_outages").get(0);
    assertThat(outage.get("detected_start").asText()).isEqualTo("2026-01-05T12:50:00Z");
    assertThat(outage.get("evidence").asText()).isEqualTo("traffic_stopped");
    assertThat(outage.get("detail").asText())
        .as("a third of 1000")
        .isEqualTo("333 requests missed");
    assertThat(outage.get("ended_by").asText()).isEqualTo("traffic_resumed");
    assertThat(outage.get("evidence_file").asText()).isEmpty();
    assertThat(site.rows("node_availability")).as("nobody speaks of nodes").isEmpty();
    assertThat(site.run("fsck").out()).isEmpty();
  }

  @Test
  void areNotSuspectedAnyMoreOnceTheirLogHasCome() throws IOException {
    Site site = quiet("site", NOON);
    site.job(0);
    assertThat(outages(site)).hasSize(1);

    site.log("3/access.log.1", traffic(NOON, 40, 65));
    site.job(0);

    assertThat(outages(site)).isEmpty();
    assertThat(site.run("fsck").out()).isEmpty();
  }

  @Test
  void areFoundAcrossMidnightInWhateverOrderTheDaysCome() throws IOException {
    LocalDateTime evening = LocalDateTime.parse("2026-01-05T23:10:00");
    Site whole = quiet("whole", evening);
    whole.job(0);
    Site backwards = site("backwards");
    for (int node = 1; node <= 3; node++) {
      Path log = whole.warehouse().resolveSibling("logs").resolve(node + "/access.log");
      String text = Files.readString(log);
      int midnight = text.indexOf("06/Jan");
      midnight = text.lastIndexOf('\n', midnight) + 1;
      Path later = backwards.log(node + "/access.log", text.substring(midnight));
      backwards.node("web-" + node, later.resolveSibling("access.log*"));
      Files.writeString(later.resolveSibling("kept"), text.substring(0, midnight));
    }
    backwards.job(0);
    assertThat(outages(backwards)).isEmpty();
    for (int node = 1; node <= 3; node++) {
      Path kept = backwards.warehouse().resolveSibling("logs").resolve(node + "/kept");
      Files.move(kept, kept.resolveSibling("access.log.1"));
    }
    backwards.job(0);

    assertThat(outages(whole))
        .containsExactly(
            "2026-01-06 web-3 traffic suspected 2026-01-05T23:50:00Z 2026-01-06T00:15:00Z");
    assertThat(backwards.rows("node_outages")).isEqualTo(whole.rows("node_outages"));
    assertThat(backwards.run("fsck").out()).isEmpty();
    assertThat(backwards.run("publish").exitCode()).isZero();
  }

  @Test
  void areNotLookedForWhereTheSiteDoesNotWantIt() throws IOException {
    Site site = quiet("site", NOON);
    site.set("outages.traffic-silence = 0s").job(0);
    assertThat(outages(site)).isEmpty();

    Site planned = quiet("planned", NOON);
    planned
        .set(
            "outages.planned = [{ node = web-3, from = \"2026-01-05T12:30:00Z\","
                + " to = \"2026-01-05T13:30:00Z\" }]")
        .job(0);
    assertThat(outages(planned))
        .containsExactly(
            "2026-01-05 web-3 traffic planned 2026-01-05T12:40:00Z 2026-01-05T13:05:00Z");
  }

  @Test
  void areNotThoseOfAnotherPool() throws IOException {
    Site site = site("site");
    Path busy = site.log("1/access.log", traffic(NOON, 0, 100));
    Path nightly = site.log("2/access.log", traffic(NOON, 0, 40) + traffic(NOON, 65, 100));
    String node =
        "{ name = %s, pool = %s, sources = [{ name = a, uri = %s, format = apache_combined }] }";
    site.set(
            "nodes = [ %s, %s ]"
                .formatted(
                    node.formatted("web-1", "web", Site.quoted(busy)),
                    node.formatted("api-1", "api", Site.quoted(nightly))))
        .job(0);

    assertThat(outages(site)).as("a node alone has no others to tell by").isEmpty();
  }
}
