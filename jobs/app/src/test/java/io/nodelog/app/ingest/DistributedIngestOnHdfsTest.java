package io.nodelog.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.app.check.WarehouseCheck;
import io.nodelog.app.run.Run;
import io.nodelog.app.run.Site;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.storage.HdfsCluster;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("cluster")
class DistributedIngestOnHdfsTest extends DistributedIngest {
  @RegisterExtension static final HdfsCluster HDFS = new HdfsCluster();

  @Override
  Path root() {
    return HDFS.folder();
  }

  @Override
  Configuration hadoop() {
    return HDFS.configuration();
  }

  @Override
  FileSystem files() throws IOException {
    return HDFS.dfs().getFileSystem();
  }

  @TempDir java.nio.file.Path directory;

  /** Sources may lie on whatever Hadoop reads; only the warehouse has to be proved. */
  @ParameterizedTest
  @ValueSource(strings = {"hdfs", "webhdfs", "viewfs"})
  void takesSourcesOfAnyHadoopFileSystemIntoALocalWarehouse(String scheme) throws Exception {
    Path logs = new Path(HDFS.folder(), "logs");
    write(new Path(logs, "access.log"), Site.lines(1, 0, 40));
    write(new Path(logs, "access.log.1"), Site.lines(2, 0, 30));
    Run run = run(new Path(seenAs(scheme, logs), "access.log*"));

    Ingest.Result first = Ingest.run(run);
    write(new Path(logs, "access.log"), Site.lines(1, 0, 45));
    Ingest.Result second = Ingest.run(run);

    assertThat(first.problems()).isEmpty();
    assertThat(first.lines()).isEqualTo(70);
    assertThat(second.lines()).isEqualTo(5);
    assertThat(second.unchanged()).isEqualTo(1);
    assertThat(WarehouseCheck.findings(run)).isEmpty();
  }

  private void write(Path file, String lines) throws IOException {
    try (var out = files().create(file, true)) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Path seenAs(String scheme, Path logs) throws IOException {
    return switch (scheme) {
      case "webhdfs" ->
          new Path(
              "webhdfs://"
                  + HDFS.dfs().getNameNode().getHttpAddress().getHostName()
                  + ":"
                  + HDFS.dfs().getNameNode().getHttpAddress().getPort()
                  + logs.toUri().getPath());
      case "viewfs" -> new Path("viewfs://site/logs");
      default -> logs;
    };
  }

  private Run run(Path source) {
    Configuration hadoop = hadoop();
    hadoop.set("fs.viewfs.mounttable.site.link./logs", new Path(HDFS.folder(), "logs").toString());
    Path warehouse = new Path(directory.resolve("warehouse").toUri());
    NodelogConfig config =
        NodelogConfig.parse(
            """
            nodelog { warehouse = "%s", nodes = [
              { name = web-1, sources = [
                { name = access, format = apache_combined, uri = "%s" } ] } ] }\
            """
                .formatted(warehouse, source));
    return new Run(config, hadoop, Storages.local(), warehouse, "run-1", Instant.now());
  }
}
