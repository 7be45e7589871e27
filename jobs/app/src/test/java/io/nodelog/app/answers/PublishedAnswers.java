package io.nodelog.app.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.nodelog.SharedData;
import io.nodelog.config.NodelogConfig;
import io.nodelog.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real log whose answers others have published gives these, and the same rows on every engine,
 * however the log is stored and split. Subclasses say where.
 */
abstract class PublishedAnswers {
  private static final List<Map.Entry<String, Long>> TOP_TEN =
      List.of(
          entry("66.249.73.135", 482L),
          entry("46.105.14.53", 364L),
          entry("130.237.218.86", 357L),
          entry("75.97.9.59", 273L),
          entry("50.16.19.13", 113L),
          entry("209.85.238.199", 102L),
          entry("68.180.224.225", 99L),
          entry("100.43.83.137", 84L),
          entry("208.115.111.72", 83L),
          entry("198.46.149.143", 82L));

  private static Rows expected;

  @TempDir Path directory;

  abstract Warehouse warehouse();

  /** How the log is stored, and into how many splits it then falls. */
  private record Layout(String compression, int splitKib, int fewestSplits, int mostSplits) {}

  static Stream<Arguments> ways() {
    return Stream.of(
            new Layout("none", 4_000, 1, 1),
            new Layout("none", 1_200, 2, 2),
            new Layout("none", 340, 7, 7),
            new Layout("zstd", 40, 3, 30))
        .flatMap(layout -> Stream.of("mapreduce", "spark").map(it -> Arguments.of(it, layout)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void arePublishedByEveryEngineForEverySplit(String engine, Layout layout) throws Exception {
    Path config = site(SharedData.file("access/apache_logs.log"));
    Warehouse warehouse =
        warehouse()
            .with("--config", config.toString(), "--engine", engine)
            .with("-D", "nodelog.raw.compression=" + layout.compression())
            .with("-D", "nodelog.raw.frame-size=64KiB")
            .with("-D", "nodelog.summary.split-size=" + layout.splitKib() + "KiB");

    warehouse.nodelog("ingest");
    assertThat(SplitCount.of(warehouse.run(), layout.splitKib() * 1024L))
        .isBetween(layout.fewestSplits(), layout.mostSplits());
    warehouse.nodelog("run");

    Rows rows = Rows.read(warehouse.run());
    for (Report report : Report.values()) {
      assertThat(rows.of(report)).as("%s", report).isEqualTo(expected(config).of(report));
    }
    checkPublished(rows);
    warehouse.nodelog("fsck");
  }

  private Path site(Path log) throws Exception {
    String text =
        """
        nodelog.nodes = [ { name = web-01, sources = [
          { name = access, uri = "%s", format = apache_combined } ] } ]
        """;
    return Files.writeString(directory.resolve("nodelog.conf"), text.formatted(log));
  }

  private static Rows expected(Path config) throws Exception {
    if (expected == null) {
      expected = Rows.expected(NodelogConfig.load(config, Map.of()));
    }
    return expected;
  }

  private static void checkPublished(Rows rows) {
    assertThat(
            rows.requestsBy(Report.IP_ACCESS, "client").entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(TOP_TEN.size()))
        .containsExactlyElementsOf(TOP_TEN);
    // Of 10,000: 9,126 of 200 and 45 of 206; 445 of 304 and 164 of 301; the rest by status below.
    for (Report report : List.of(Report.IP_ACCESS, Report.IP_NODE_ACCESS, Report.NODE_LOAD)) {
      assertThat(rows.sum(report, "requests")).as("%s", report).isEqualTo(10_000);
      assertThat(rows.sum(report, "status_2xx")).as("%s", report).isEqualTo(9126 + 45);
      assertThat(rows.sum(report, "status_3xx")).as("%s", report).isEqualTo(445 + 164);
      assertThat(rows.sum(report, "status_4xx")).as("%s", report).isEqualTo(213 + 2 + 2);
      assertThat(rows.sum(report, "status_5xx")).as("%s", report).isEqualTo(3);
    }
    assertThat(rows.requestsBy(Report.REQUEST_FAILURES, "status"))
        .containsOnly(entry("404", 213L), entry("403", 2L), entry("416", 2L), entry("500", 3L));
    assertThat(rows.of(Report.INPUT_AUDIT))
        .singleElement()
        .satisfies(
            audit ->
                assertThat(audit)
                    .containsEntry("lines", "10000")
                    .containsEntry("bytes", "2370789")
                    .containsEntry("records", "9999")
                    .containsEntry("partial", "1")
                    .containsEntry("rejected", "0")
                    .containsEntry("excluded", "0"));
  }
}
