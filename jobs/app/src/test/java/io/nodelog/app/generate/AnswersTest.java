package io.nodelog.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers are what a simple reader finds in the logs. */
class AnswersTest {
  @TempDir static Path out;

  private static final SimpleReader FOUND = new SimpleReader();
  private static Generated all;

  @BeforeAll
  static void generateAndRead() throws IOException {
    all = FleetGenerator.generate(FleetPlan.sample(), out);
    GeneratedFiles.logs(out).forEach(FOUND::read);
  }

  @Test
  void countsEveryClientOfEveryDay() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    for (String row : GeneratedFiles.rows(out.resolve("answers"), "clients")) {
      String[] cells = row.split(",", -1);
      expected.put(cells[0] + "," + cells[1], cells[3] + "," + cells[4] + "," + cells[5]);
    }

    assertThat(joined(FOUND.clients, 3)).isEqualTo(expected);
  }

  @Test
  void countsTheLoadOfEveryNode() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    for (String row : GeneratedFiles.rows(out.resolve("answers"), "load")) {
      String[] cells = row.split(",", -1);
      expected.put(cells[0] + "," + cells[1], cells[2] + "," + cells[3]);
    }

    assertThat(joined(FOUND.load, 2)).isEqualTo(expected);
  }

  @Test
  void countsTheStatuses() throws IOException {
    assertThat(GeneratedFiles.rows(out.resolve("answers"), "statuses"))
        .containsExactlyInAnyOrderElementsOf(
            FOUND.statuses.entrySet().stream().map(e -> e.getKey() + "," + e.getValue()).toList());
  }

  @Test
  void accountsForEveryLineAndByte() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    for (String row : GeneratedFiles.rows(out.resolve("answers"), "files")) {
      String[] cells = row.split(",", -1);
      expected.put(cells[2], String.join(",", Arrays.asList(cells).subList(3, 9)));
      long rejected = 0;
      for (int reason = 9; reason < cells.length; reason++) {
        rejected += Long.parseLong(cells[reason]);
      }
      assertThat(rejected).as("reasons of %s", cells[2]).isEqualTo(Long.parseLong(cells[7]));
    }

    assertThat(FOUND.files).isEqualTo(expected);
  }

  @Test
  void sumsUp() throws IOException {
    long requests = FOUND.clients.values().stream().mapToLong(row -> row[0]).sum();
    long errors = FOUND.clients.values().stream().mapToLong(row -> row[2]).sum();

    assertThat(all.requests()).isEqualTo(requests);
    assertThat(all.errors()).isEqualTo(errors);
    assertThat(all.lines()).isEqualTo(all.requests() + all.rejected() + all.excluded());
    assertThat(GeneratedFiles.rows(out.resolve("answers"), "totals"))
        .contains("requests," + requests, "errors," + errors, "files,15", "days,3");
  }

  private static Map<String, String> joined(Map<String, long[]> table, int columns) {
    Map<String, String> rows = new TreeMap<>();
    table.forEach(
        (key, row) -> {
          StringBuilder text = new StringBuilder().append(row[0]);
          for (int i = 1; i < columns; i++) {
            text.append(',').append(row[i]);
          }
          rows.put(key, text.toString());
        });
    return rows;
  }
}
