package io.nodelog.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scheduler's data interval means to the verbs: {@code --from} and {@code --to}. */
class DataIntervalTest {
  @TempDir Path directory;
  private Site site;

  @BeforeEach
  void land() throws IOException {
    site = new Site(directory);
    land("2026-01-05/web-01/access/1.log", 0, 5, "05/Jan/2026:10:00:00 +0000");
    land("2026-01-06/web-01/access/1.log", 5, 12, "06/Jan/2026:10:00:00 +0000");
    land("2026-01-07/web-02/access/1.log", 12, 14, "07/Jan/2026:10:00:00 +0000");
    site.set("report.zone = UTC")
        .set(
            "node-from-path = "
                + Site.quoted(
                    directory + "/logs/(?<date>[^/]+)/(?<node>[^/]+)/(?<source>[^/]+)/.*"))
        .set("source-formats { access = apache_combined }");
  }

  private void land(String name, int from, int to, String time) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(Site.line(i, time));
    }
    site.log(name, text.toString());
  }

  private List<String> dates() throws IOException {
    return site.rows("ip_access").stream().map(row -> row.get("date").asText()).distinct().toList();
  }

  private void assertDates(String... dates) throws IOException {
    assertThat(dates()).containsExactly(dates);
    for (String date : dates) {
      assertThat(marker(date)).exists();
    }
  }

  private Path marker(String date) {
    return site.warehouse().resolve("reports/_dates/date=" + date + "/_SUCCESS");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-06, 2026-01-07",
    "2026-01-06T00:00:00+00:00, 2026-01-07T00:00:00+00:00",
    "2026-01-06 00:00:00+00:00, 2026-01-07 00:00:00+00:00",
    "2026-01-06T00:00Z, 2026-01-07T00:00Z",
    "2026-01-06T01:00+0100, 2026-01-07T01:00:00.000000+01:00",
  })
  void takesAndPublishesOneDay(String from, String to) throws IOException {
    site.job(0, "--from", from, "--to", to);

    assertThat(site.latest().get("counts").get("files_listed").asInt()).isEqualTo(1);
    assertDates("2026-01-06");
    assertThat(marker("2026-01-05")).doesNotExist();
    site.assertSound(7);
  }

  @Test
  void anotherDayIsAsGoodAsNotThereUntilItIsAskedFor() throws IOException {
    land("2026-01-05/nothing", 0, 1, "05/Jan/2026:10:00:00 +0000");
    Files.createDirectories(directory.resolve("logs/2026-01-04"));

    site.job(0, "--from", "2026-01-06", "--to", "2026-01-07");
    assertThat(site.job(5, "--from", "2026-01-06", "--to", "2026-01-07", "--fail-on-empty").err())
        .contains("1 files had nothing new");
    assertThat(site.job(1, "--from", "2026-01-05", "--to", "2026-01-06").err())
        .contains("Cannot take ", "tells no valid node and source, or no day or hour");

    assertDates("2026-01-05", "2026-01-06");
  }

  @Test
  void daysInAnyOrderGiveTheReportsOfOneRun() throws IOException {
    site.job(0, "--from", "2026-01-07", "--to", "2026-01-08");
    site.job(0, "--from", "2026-01-05", "--to", "2026-01-06");
    site.job(0, "--from", "2026-01-06", "--to", "2026-01-07");
    site.job(0); // what days say of days around them
    List<JsonNode> apart = site.rows("node_load");
    site.assertSound(14);

    site.warehouse(directory.resolve("another"));
    site.job(0);

    assertThat(site.rows("node_load")).isEqualTo(apart);
    site.assertSound(14);
  }

  @Test
  void linesOfOtherDaysWaitToBePublished() throws IOException {
    land("2026-01-06/web-01/access/late.log", 20, 23, "04/Jan/2026:10:00:00 +0000");

    assertThat(site.job(0, "--from", "2026-01-06", "--to", "2026-01-07").err())
        .contains("other dates from 2026-01-04 to");
    assertDates("2026-01-06");
    assertThat(site.run("publish", "--from", "2026-01-04", "--to", "2026-01-05").exitCode())
        .isZero();

    assertDates("2026-01-04", "2026-01-06");
    site.assertSound(10);
  }

  @Test
  void anIntervalMayBeOpenOnOneSide() throws IOException {
    site.job(0, "--to", "2026-01-06");
    assertDates("2026-01-05");

    site.job(0, "--from", "2026-01-07");
    assertDates("2026-01-05", "2026-01-07");
  }

  @Test
  void aDayIsOneOfTheZoneOfReports() throws IOException {
    site.set("report.zone = Asia/Tokyo"); // the day starts nine hours before that of UTC

    site.job(0, "--from", "2026-01-05T14:00Z", "--to", "2026-01-05T15:00Z");
    assertDates("2026-01-05");

    site.job(0, "--from", "2026-01-05T15:00Z", "--to", "2026-01-05T16:00Z");
    assertDates("2026-01-05", "2026-01-06");
  }

  @Test
  void aSourceWhoseDayIsNotAskedForIsNotGone() throws IOException {
    site.job(0);
    site.job(0, "--from", "2026-01-05", "--to", "2026-01-06");

    assertThat(site.rows("coverage"))
        .filteredOn(row -> row.get("node").asText().equals("web-02"))
        .isNotEmpty()
        .noneMatch(row -> row.get("state").asText().equals("gone"));
  }

  @Test
  void aFlagThatADirectoryIsCompleteIsNoLog() throws IOException {
    site.log("2026-01-05/_SUCCESS", "");
    site.log("2026-01-06/_SUCCESS", "{}");
    site.log("2026-01-07/done", "");

    assertThat(site.job(0).err()).doesNotContain("Cannot take");
    site.assertSound(14);
  }

  @Test
  void sourcesWithoutDaysAreTakenWhole() throws IOException {
    site.log("elsewhere.log", Site.line(1, "07/Jan/2026:10:00:00 +0000"));
    site.node("web-03", directory.resolve("logs/elsewhere.log"))
        .set("node-from-path = null")
        .set("source-formats = null");

    assertThat(site.job(0, "--from", "2026-01-05", "--to", "2026-01-06").err())
        .contains("took 1 lines", "2026-01-07");
    site.job(0, "--from", "2026-01-07", "--to", "2026-01-08");
    assertDates("2026-01-07");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-32, 2026-02-01, Invalid value for option '--from': 2026-01-32",
    "2026-01-05, tomorrow, Invalid value for option '--to': tomorrow",
    "2026-01-05, 2026-01-06T00:00:00, Invalid value for option '--to': 2026-01-06T00:00:00",
    "2026-01-05, 2026-01-05, Invalid interval: --from 2026-01-05 --to 2026-01-05",
    "2026-01-06, 2026-01-05T23:59Z, Invalid interval: --from 2026-01-06 --to 2026-01-05T23:59Z",
  })
  void refusesWhatIsNoInterval(String from, String to, String sentence) throws IOException {
    for (String verb : List.of("run", "ingest", "publish")) {
      Run run = site.run(verb, "--from", from, "--to", to);

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err().lines()).singleElement().asString().contains(sentence);
      site.assertUntouched();
    }
  }
}
