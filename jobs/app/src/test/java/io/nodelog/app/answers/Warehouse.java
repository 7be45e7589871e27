package io.nodelog.app.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.cli.Main;
import io.nodelog.app.run.Run;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.storage.HdfsCluster;
import io.nodelog.hdfs.storage.Storages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** A warehouse that commands work on, and what they left in it. */
final class Warehouse {
  private final URI root;
  private final Configuration hadoop;
  private final List<String> options;

  private Warehouse(URI root, Configuration hadoop, List<String> options) {
    this.root = root;
    this.hadoop = hadoop;
    this.options = options;
  }

  /** A warehouse on the local disk. */
  static Warehouse local(Path directory) {
    return new Warehouse(directory.toUri(), new Configuration(), List.of());
  }

  /** A warehouse in the test's folder of an HDFS. */
  static Warehouse on(HdfsCluster cluster) {
    return new Warehouse(
        cluster.folder().toUri(),
        cluster.configuration(),
        List.of(
            "-D", "dfs.replication=1",
            "-D", "dfs.client.block.write.locateFollowingBlock.initial.delay.ms=5"));
  }

  /** The same warehouse, with more options for every command. */
  Warehouse with(String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new Warehouse(root, hadoop, all);
  }

  /** The warehouse's root. */
  URI root() {
    return root;
  }

  /** Runs a command, which must succeed, and returns what it printed. */
  String nodelog(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--warehouse", root.toString()));
    line.addAll(options);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8)) {
      assertThat(Main.run(line.toArray(String[]::new), outStream, errStream))
          .as(() -> "exit code of nodelog " + line + ":\n" + err)
          .isZero();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The rows that a query gives, in the order of its choice. */
  List<String> sql(String query) {
    List<String> lines = nodelog("sql", query, "--output", "csv").lines().toList();
    return lines.subList(1, lines.size()).stream().map(line -> line.replace("\"", "")).toList();
  }

  /** The warehouse as the steps of a run see it. */
  Run run() throws IOException {
    return new Run(
        NodelogConfig.defaults(Map.of("nodelog.warehouse", root.toString())),
        hadoop,
        Storages.of(root, hadoop),
        new org.apache.hadoop.fs.Path(root),
        "reader",
        Instant.EPOCH);
  }
}
