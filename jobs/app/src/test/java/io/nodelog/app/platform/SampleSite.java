package io.nodelog.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.answers.Rows;
import io.nodelog.app.run.Run;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.storage.Storages;
import io.nodelog.report.Report;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** The sample logs, and the reports that are right for them. */
final class SampleSite {
  private final Path sample;
  private final Rows expected;

  /**
   * @param sample where the logs lie
   */
  SampleSite(Path sample) throws Exception {
    this.sample = sample;
    expected = Rows.expected(NodelogConfig.load(config(), Map.of()));
  }

  /** The directory of the logs. */
  Path directory() {
    return sample;
  }

  /** The configuration that names them. */
  Path config() {
    return sample.resolve("nodelog.conf");
  }

  /** Writes a configuration that names them where they were copied to. */
  Path configAt(String copy, Path file) throws IOException {
    String text = Files.readString(config()).replace("uri = \"", "uri = \"" + copy + "/");
    return Files.writeString(file, text);
  }

  /** Makes sure that a warehouse has the reports that are right, row by row. */
  void check(URI warehouse, Configuration hadoop) throws IOException {
    Run run =
        new Run(
            NodelogConfig.defaults(Map.of("nodelog.warehouse", warehouse.toString())),
            hadoop,
            Storages.of(warehouse, hadoop),
            new org.apache.hadoop.fs.Path(warehouse),
            "reader",
            Instant.EPOCH);
    Rows rows = Rows.read(run);
    assertThat(rows.of(Report.IP_ACCESS)).hasSizeGreaterThan(400);
    for (Report report : Report.values()) {
      assertThat(wherever(rows.of(report)))
          .as("%s in %s", report, warehouse)
          .isEqualTo(wherever(expected.of(report)));
    }
  }

  /** Rows without where the logs lay. */
  private static List<Map<String, String>> wherever(List<Map<String, String>> rows) {
    List<Map<String, String>> all = new ArrayList<>();
    for (Map<String, String> row : rows) {
      Map<String, String> cells = new LinkedHashMap<>(row);
      cells.computeIfPresent(
          "file", (column, file) -> file.substring(file.indexOf("/" + row.get("node") + "/")));
      all.add(cells);
    }
    return all;
  }
}
