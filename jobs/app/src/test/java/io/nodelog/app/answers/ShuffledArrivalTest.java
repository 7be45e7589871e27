package io.nodelog.app.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.generate.FleetGenerator;
import io.nodelog.app.generate.GenerateOptions;
import io.nodelog.app.ingest.Ingest;
import io.nodelog.app.publish.Publish;
import io.nodelog.app.run.Run;
import io.nodelog.app.summarize.Summarize;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.ReportFile;
import io.nodelog.hdfs.scan.SerialEngine;
import io.nodelog.hdfs.storage.MemoryStorage;
import io.nodelog.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports depend on the lines that there are, and not on when and in which batch they came, nor on
 * which summaries were merged meanwhile.
 */
class ShuffledArrivalTest {
  private static final int NODES = 2;
  private static final int DAYS = 30;
  private static final int SEEDS = 2;
  private static final int NEVER = 1_000_000;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Arrival(Path file, byte[] lines) {}

  @TempDir Path directory;

  private final List<Arrival> arrivals = new ArrayList<>();
  private int merged;

  @BeforeEach
  void generateAndCut() throws IOException {
    Path fleet = directory.resolve("fleet");
    FleetGenerator.generate(plan().plan(), fleet);
    for (Path log : logs(fleet)) {
      cut(log);
    }
  }

  private static GenerateOptions plan() {
    GenerateOptions standard = GenerateOptions.standard();
    return new GenerateOptions(
        3,
        NODES,
        standard.firstDay(),
        DAYS,
        100,
        standard.styles(),
        standard.clients(),
        standard.hotFactor(),
        standard.failingHours(),
        standard.failureKind(),
        standard.blemishes(),
        standard.answers());
  }

  private static List<Path> logs(Path fleet) throws IOException {
    try (Stream<Path> files = Files.walk(fleet, 2)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("access.log"))
          .sorted()
          .toList();
    }
  }

  /** Cuts a log somewhere, so that a day of a node comes in two files. */
  private void cut(Path log) throws IOException {
    byte[] lines;
    try (InputStream file = Files.newInputStream(log);
        InputStream in = log.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
      lines = in.readAllBytes();
    }
    int at = lines.length / 3;
    while (lines[at - 1] != '\n') {
      at++;
    }
    Path node = Path.of(log.getParent().getFileName().toString());
    String name = log.getFileName().toString().replace(".gz", "");
    arrivals.add(new Arrival(node.resolve(name + "-a"), Arrays.copyOf(lines, at)));
    arrivals.add(
        new Arrival(node.resolve(name + "-b"), Arrays.copyOfRange(lines, at, lines.length)));
  }

  /** The reports that access logs alone have on every date. */
  private static final List<Report> ACCESS_REPORTS =
      List.of(
          Report.IP_ACCESS,
          Report.IP_NODE_ACCESS,
          Report.NODE_LOAD,
          Report.REQUEST_FAILURES,
          Report.SLO_BURN);

  @Test
  void leavesEveryReportFileIdentical() throws Exception {
    List<ReportFile> expected = publish("at-once", List.of(arrivals), NEVER);
    for (Report report : ACCESS_REPORTS) {
      assertThat(expected)
          .filteredOn(file -> file.report().equals(report.tableName()))
          .hasSize(DAYS);
    }

    for (int seed = 1; seed <= SEEDS; seed++) {
      assertThat(publish("shuffled-" + seed, batches(new Random(seed)), 1 + seed))
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
    assertThat(merged).describedAs("dates whose summaries were merged").isGreaterThan(DAYS / 2);
  }

  /** The files in any order, one to twenty-four a batch. */
  private List<List<Arrival>> batches(Random random) {
    List<Arrival> shuffled = new ArrayList<>(arrivals);
    Collections.shuffle(shuffled, random);
    List<List<Arrival>> batches = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(24));
      batches.add(shuffled.subList(from, to));
      from = to;
    }
    return batches;
  }

  /** Runs after each batch, and returns the files of all reports but the one on the batches. */
  private List<ReportFile> publish(String name, List<List<Arrival>> batches, int compactionMinFiles)
      throws Exception {
    Path landing = directory.resolve(name);
    MemoryStorage memory = new MemoryStorage();
    org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path("/warehouse");
    NodelogConfig config = config(landing, compactionMinFiles);
    LedgerState state = null;
    for (int batch = 0; batch < batches.size(); batch++) {
      for (Arrival arrival : batches.get(batch)) {
        Path file = landing.resolve(arrival.file());
        Files.createDirectories(file.getParent());
        Files.write(file, arrival.lines());
      }
      Run run =
          new Run(config, new Configuration(), memory, root, name + "-" + batch, Instant.now());
      assertThat(Ingest.run(run).problems()).isEmpty();
      Summarize.run(run, new SerialEngine(memory, root), Summarize.Options.NONE);
      Publish.run(run);
      state = run.ledger().load();
    }
    assertThat(state.waiting()).isEmpty();
    merged += state.compacted().size();
    List<ReportFile> files = new ArrayList<>();
    for (Report report : Report.values()) {
      if (!report.tellsOfBatches()) {
        files.addAll(state.reportFilesOf(report.tableName()));
      }
    }
    return files;
  }

  private static NodelogConfig config(Path landing, int compactionMinFiles) {
    List<String> nodes = new ArrayList<>();
    for (int node = 1; node <= NODES; node++) {
      String style = GenerateOptions.standard().styles().get(node - 1).presetName();
      nodes.add(
          "{ name = node-00%d, sources = [ { name = access, uri = \"%s/node-00%d/*\", format = %s } ] }"
              .formatted(node, landing, node, style));
    }
    return NodelogConfig.parse(
        "nodelog { rejects.max-share = 1, summary.compaction.min-files = %d, nodes = [%s] }"
            .formatted(compactionMinFiles, String.join(", ", nodes)));
  }
}
