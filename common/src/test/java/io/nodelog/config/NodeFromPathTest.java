package io.nodelog.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeFromPathTest {
  private final NodeFromPath landing =
      new NodeFromPath("hdfs:///landing/", "(?<node>[^/]+)/(?<source>[^/]+)/.*", Map.of());

  @Test
  void readsNodeAndSourceFromAPath() {
    assertThat(landing.origin("web-01/access/access.log.1"))
        .contains(new NodeFromPath.Origin("web-01", "access", Optional.empty()));
  }

  @Test
  void leavesOutPathsOfAnotherShape() {
    assertThat(landing.origin("web-01/access.log")).isEmpty();
    assertThat(landing.origin("x".repeat(10_000))).isEmpty();
  }

  @Test
  void leavesOutNamesThatAreNotAllowed() {
    assertThat(landing.origin("_web/access/x")).isEmpty();
    assertThat(landing.origin("../access/x")).isEmpty();
    assertThat(landing.origin("web-01/.hidden/x")).isEmpty();
  }

  private static NodeFromPath dated(String pattern) {
    return new NodeFromPath("hdfs:///landing/", pattern, Map.of());
  }

  private static boolean overlaps(NodeFromPath.Origin origin, String from, String to) {
    return origin.overlaps(Instant.parse(from), Instant.parse(to), ZoneOffset.UTC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-05", "20260105", "2026.01.05", "2026_01_05"})
  void readsTheDayOfADirectory(String name) {
    NodeFromPath.Origin origin =
        dated("(?<date>[^/]+)/(?<node>[^/]+)/(?<source>[^/]+)/.*")
            .origin(name + "/web-01/access/1.log")
            .orElseThrow();

    assertThat(overlaps(origin, "2026-01-05T23:59:59Z", "2026-02-01T00:00:00Z")).isTrue();
    assertThat(overlaps(origin, "2026-01-06T00:00:00Z", "2026-02-01T00:00:00Z")).isFalse();
    assertThat(overlaps(origin, "2025-01-01T00:00:00Z", "2026-01-05T00:00:01Z")).isTrue();
    assertThat(overlaps(origin, "2025-01-01T00:00:00Z", "2026-01-05T00:00:00Z")).isFalse();
  }

  @Test
  void readsTheHourOfADirectoryByTheClockOfItsZone() {
    NodeFromPath.Origin origin =
        dated("(?<date>\\d+/\\d+/\\d+/\\d+)/(?<node>[^/]+)/(?<source>[^/]+)/.*")
            .origin("2026/01/05/13/web-01/access/1.log")
            .orElseThrow();

    assertThat(overlaps(origin, "2026-01-05T13:00:00Z", "2026-01-05T14:00:00Z")).isTrue();
    assertThat(overlaps(origin, "2026-01-05T12:00:00Z", "2026-01-05T13:00:00Z")).isFalse();
    assertThat(
            origin.overlaps(
                Instant.parse("2026-01-05T12:00:00Z"),
                Instant.parse("2026-01-05T13:00:00Z"),
                ZoneId.of("Europe/Berlin")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "2026-1-5", "today", "2026-01-05-24", "2026-01-05-"})
  void leavesOutPathsThatTellNoDay(String name) {
    assertThat(
            dated("(?<date>[^/]+)/(?<node>[^/]+)/(?<source>[^/]+)/.*")
                .origin(name + "/web-01/access/1.log"))
        .isEmpty();
  }

  @Test
  void aPathThatMayLackItsDayIsOfAnyTime() {
    NodeFromPath.Origin origin =
        dated("(?:(?<date>[0-9-]+)/)?(?<node>web[^/]+)/(?<source>[^/]+)/.*")
            .origin("web-01/access/1.log")
            .orElseThrow();

    assertThat(overlaps(origin, "1999-01-01T00:00:00Z", "1999-01-02T00:00:00Z")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?<date>[^/]+)/(?<node>[^/]+)/(?<source>[^/]+)/.*",
        "dt=(?<date>[0-9-]+)/(?<node>[^/]+)/(?<source>[^/]+)/.*",
        "(?<node>[^/]+)/(?<source>[^/]+)/(?<date>\\d{4}/\\d{2}/\\d{2})/.*",
        "[^/]+/day=(?<date>\\d{8})-logs/(?<node>[^/]+)/(?<source>[^/]+)/.*",
      })
  void findsTheDirectoriesThatAreOfADay(String pattern) {
    String directory =
        pattern
            .replaceAll("\\(\\?<date>\\\\d\\{8}\\)", "20260105")
            .replaceAll("\\(\\?<date>\\\\d\\{4}/[^)]*\\)", "2026/01/05")
            .replaceAll("\\(\\?<date>[^)]*\\)", "2026-01-05")
            .replaceAll("\\(\\?<(node|source)>[^)]*\\)", "$1")
            .replace("[^/]+", "any");
    String day = directory.substring(0, directory.indexOf('/', directory.indexOf("05")));

    Matcher found = dated(pattern).datedDirectories().orElseThrow().matcher(day);

    assertThat(found.matches()).describedAs(day).isTrue();
    assertThat(NodeFromPath.landed(found)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?<node>[^/]+)/(?<source>[^/]+)/.*",
        ".*/(?<date>[^/]+)/(?<node>[^/]+)/(?<source>[^/]+)/.*",
        "(?:(?<date>[^/]+)|current)/(?<node>[^/]+)/(?<source>[^/]+)/.*",
        "(?<date>[^/]+)?/(?<node>[^/]+)/(?<source>[^/]+)/.*",
        "(?<node>[^/]+)/(?<source>[^/]+)/access-(?<date>\\d{8}).log",
      })
  void looksIntoAllDirectoriesWhereADayMayBeDeeperOrMissing(String pattern) {
    assertThat(dated(pattern).datedDirectories()).isEmpty();
  }
}
