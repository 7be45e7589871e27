package io.nodelog.app.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentFleetTest {
  private static final IncidentPlan PLAN = IncidentPlan.standard(7, 40_000);

  @TempDir static Path fleet;

  @BeforeAll
  static void generate() throws IOException {
    long lines = IncidentFleet.generate(PLAN, fleet);
    assertThat(lines).isEqualTo(allLines()).isBetween(40_000L, 90_000L);
  }

  private static long allLines() throws IOException {
    long lines = 0;
    try (Stream<Path> logs = Files.walk(fleet)) {
      for (Path log : logs.filter(file -> file.toString().contains("log")).toList()) {
        lines += Files.isRegularFile(log) && !log.endsWith("nodelog.conf") ? lines(log).size() : 0;
      }
    }
    return lines;
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file);
  }

  private static List<String> lines(String file) throws IOException {
    return lines(fleet.resolve(file));
  }

  @Test
  void aHotNodeHasThreeTimesTheLinesOfTheOthersInItsHours() throws IOException {
    long hot = between(lines("web-03/access.log.2026-03-03"), "03/Mar/2026:10", "03/Mar/2026:13");
    long other = between(lines("web-04/access.log.2026-03-03"), "03/Mar/2026:10", "03/Mar/2026:13");
    assertThat((double) hot / other).isBetween(2.3, 4.0);
    assertThat(lines("web-03/access.log.2026-03-02"))
        .hasSameSizeAs(lines("web-04/access.log.2026-03-02"));
  }

  private static long between(List<String> lines, String from, String to) {
    return lines.stream()
        .map(line -> line.substring(line.indexOf('[') + 1))
        .filter(time -> time.compareTo(from) >= 0 && time.compareTo(to) < 0)
        .count();
  }

  @Test
  void onlyTheFailingBackendRefusesAndOnlyInItsTime() throws IOException {
    List<String> refused = new ArrayList<>();
    long rescued = 0;
    for (String proxy : PLAN.proxyNames()) {
      for (int day = 0; day < PLAN.days(); day++) {
        List<String> log = lines(proxy + "/haproxy.log." + PLAN.day(day));
        refused.addAll(log.stream().filter(line -> line.contains(" SC-- ")).toList());
        rescued += log.stream().filter(line -> line.contains("/+1 ")).count();
      }
    }
    assertThat(refused)
        .isNotEmpty()
        .allMatch(line -> line.contains(" app/web-06 ") && line.contains(" 503 "))
        .allMatch(line -> line.matches(".*\\[04/Mar/2026:1[45]:.*"));
    assertThat(rescued).isBetween(refused.size() / 2L, refused.size() * 2L);
  }

  @Test
  void aDeadNodeIsSilentUntilItRegistersAgain() throws IOException {
    assertThat(lines("dn-02/datanode.log"))
        .noneMatch(
            line ->
                "2026-03-03 03:12:07".compareTo(line) < 0
                    && line.compareTo("2026-03-03 04:47:07") < 0)
        .anyMatch(line -> line.startsWith("2026-03-03 04:47"));
    assertThat(lines("nn-01/namenode.log"))
        .filteredOn(line -> line.contains("10.3.0.2:9866"))
        .hasSize(2)
        .satisfies(
            events -> {
              assertThat(events.get(0)).startsWith("2026-03-03 03:22:37,250").contains("lost");
              assertThat(events.get(1)).startsWith("2026-03-03 04:47:07,500").contains("register");
            });
  }

  @Test
  void aNewMessageIsLoggedByItsNodeAlone() throws IOException {
    for (String node : PLAN.dataNodeNames()) {
      List<String> found =
          lines(node + "/datanode.log").stream().filter(line -> line.contains(" ERROR ")).toList();
      if (node.equals("dn-04")) {
        assertThat(found).hasSize(24).allMatch(line -> line.matches("2026-03-04 1[12]:.*"));
      } else {
        assertThat(found).isEmpty();
      }
    }
  }

  @Test
  void equalSeedsGiveEqualBytes(@TempDir Path again) throws IOException {
    IncidentFleet.generate(PLAN, again.resolve("fleet"));
    for (String file : List.of("web-01/access.log.2026-03-04", "dn-06/datanode.log")) {
      assertThat(again.resolve("fleet").resolve(file)).hasSameBinaryContentAs(fleet.resolve(file));
    }
  }

  @Test
  void aDirectoryWithFilesIsLeftAlone() {
    assertThatThrownBy(() -> IncidentFleet.generate(PLAN, fleet))
        .hasMessage("Cannot generate logs into " + fleet + ": it is not empty");
  }
}
