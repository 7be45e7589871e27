package io.nodelog.app.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.config.NodelogConfig;
import io.nodelog.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of daemons and their templates are the same on every engine, in every split. */
class TemplatesInSplitsTest {
  private static final int EVENTS = 3_000;
  private static final List<Report> TOLD_OF_MESSAGES =
      List.of(Report.ERROR_TEMPLATES, Report.TEMPLATE_CHANGES, Report.HDFS_TRANSFERS);

  @TempDir Path directory;

  static Stream<Arguments> ways() {
    return Stream.of(1, 2, 7)
        .flatMap(splits -> Stream.of("mapreduce", "spark").map(it -> Arguments.of(it, splits)));
  }

  /**
   * Some messages with a stack trace, some that differ only in what is masked, one of one day only.
   */
  private static String log() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < EVENTS; i++) {
      log.append(
          String.format(
              Locale.ROOT, "2026-01-%02d %02d:%02d:00,000 ", 5 + i % 2, i / 60 % 24, i % 60));
      log.append(
          switch (i % 5) {
            case 0 ->
                "WARN a.Reader: Cannot read block " + i + "\nd.E: gone\n\tat d.E.f(E.java:7)\n";
            case 1 -> "ERROR a.Writer: Disk of kind" + "abcdefg".charAt(i % 7) + " is full\n";
            case 2 -> "INFO a.Reader: Read " + i * 7 + " bytes from 10.0.0." + i % 9 + "\n";
            case 3 -> "INFO b.Server: It took " + i + " ms to say " + "xy".charAt(i % 2) + "\n";
            default ->
                "INFO DataNode.clienttrace: src: /10.0.0.1:9866, dest: /10.0.0."
                    + i % 3
                    + ":4711, bytes: 10, op: HDFS_READ, cliID: c, blockid: b, duration: 2000\n";
          });
    }
    return log.toString();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void areTheSame(String engine, int splits) throws Exception {
    Path log = Files.writeString(directory.resolve("daemon.log"), log());
    Path config = config(log);
    long splitBytes = (Files.size(log) + splits - 1) / splits;
    Warehouse warehouse =
        Warehouse.local(directory.resolve("warehouse"))
            .with("--config", config.toString(), "--engine", engine)
            .with("-D", "nodelog.raw.compression=none")
            .with("-D", "nodelog.summary.split-size=" + splitBytes + "B");

    warehouse.nodelog("ingest");
    assertThat(SplitCount.of(warehouse.run(), splitBytes)).isEqualTo(splits);
    warehouse.nodelog("run");

    Rows rows = Rows.read(warehouse.run());
    Rows expected = Rows.expected(NodelogConfig.load(config, Map.of()));
    for (Report report : TOLD_OF_MESSAGES) {
      assertThat(rows.of(report)).as("%s", report).isNotEmpty().isEqualTo(expected.of(report));
    }
    assertThat(rows.sum(Report.ERROR_TEMPLATES, "events")).isEqualTo(EVENTS);
    assertThat(rows.sum(Report.HDFS_TRANSFERS, "transfers")).isEqualTo(EVENTS / 5);
    warehouse.nodelog("fsck");
  }

  private Path config(Path log) throws IOException {
    String text =
        """
        nodelog.ingest.idle = 0s
        nodelog.nodes = [ { name = dn-01, sources = [
          { name = daemon, uri = "%s", format = hadoop_daemon, zone = UTC } ] } ]
        """;
    return Files.writeString(directory.resolve("nodelog.conf"), text.formatted(log));
  }
}
