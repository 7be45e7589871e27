package io.nodelog.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.app.run.DataInterval;
import io.nodelog.app.run.Run;
import io.nodelog.config.InvalidConfig;
import io.nodelog.config.NodelogConfig;
import io.nodelog.hdfs.scan.UnitWork;
import io.nodelog.hdfs.scan.Workers;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributedIngestTest extends DistributedIngest {
  @TempDir java.nio.file.Path directory;

  private final Configuration hadoop = new Configuration();

  @Override
  Path root() {
    return new Path(directory.toUri());
  }

  @Override
  Configuration hadoop() {
    return hadoop;
  }

  @Override
  FileSystem files() throws IOException {
    return FileSystem.getLocal(hadoop).getRaw();
  }

  /** A cluster whose workers must not be asked for anything. */
  private static final class Cluster implements Workers {
    @Override
    public List<byte[]> map(String name, List<byte[]> units, UnitWork work) {
      assertThat(units).as("what the workers cannot see").isEmpty();
      return List.of();
    }

    @Override
    public boolean onThisMachine() {
      return false;
    }
  }

  private Run run(String warehouse) throws IOException {
    java.nio.file.Path log = Files.writeString(directory.resolve("one.log"), "a\nb\n");
    NodelogConfig config =
        NodelogConfig.parse(
            """
            nodelog { warehouse = "%s", nodes = [
              { name = web-1, sources = [
                { name = access, format = apache_combined, uri = "%s" } ] } ] }\
            """
                .formatted(warehouse, log));
    Path stored = new Path(directory.resolve("warehouse").toUri());
    return new Run(config, hadoop, Storages.local(), stored, "run-1", Instant.now());
  }

  @Test
  void theDriverTakesWhatTheWorkersOfAClusterCannotSee() throws Exception {
    Ingest.Result result =
        Ingest.run(run("hdfs://cluster/nodelog"), DataInterval.ALL, new Cluster(), bytes -> {});

    assertThat(result.lines()).isEqualTo(2);
  }

  @Test
  void refusesAWarehouseThatTheWorkersOfAClusterCannotReach() {
    assertThatThrownBy(
            () -> Ingest.run(run("file:///nodelog"), DataInterval.ALL, new Cluster(), bytes -> {}))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("cannot reach the warehouse file:/nodelog;");
  }
}
