package io.nodelog.mapreduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.scan.SampleWarehouse;
import io.nodelog.hdfs.scan.ScanPlan;
import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job in this process, as it runs where no cluster is configured. */
class MapReduceEngineTest {
  @TempDir java.nio.file.Path directory;

  private final Storage storage = Storages.local();
  private SampleWarehouse sample;
  private MapReduceEngine engine;

  @BeforeEach
  void storeTheLogs() throws IOException {
    java.nio.file.Path warehouse = directory.resolve("warehouse");
    sample = new SampleWarehouse(storage, new Path(warehouse.toUri()));
    Configuration settings = new Configuration();
    settings.set("hadoop.tmp.dir", directory.resolve("tmp").toString());
    engine = new MapReduceEngine(warehouse.toUri(), settings);
  }

  @ParameterizedTest
  @ValueSource(longs = {1 << 30, 20_000})
  void givesTheRowsOfOneTaskHoweverManyThereAre(long splitBytes) throws Exception {
    ScanPlan plan = sample.plan(splitBytes);

    assertThat(sample.rows(engine.scan(plan)))
        .as("%d splits", plan.splits().size())
        .hasSizeGreaterThan(500)
        .isEqualTo(sample.expectedRows());
  }

  @Test
  void failsIfASplitCannotBeRead() throws IOException {
    ScanPlan plan = sample.plan(20_000);
    storage.delete(sample.rawFiles().get(1));

    assertThatThrownBy(() -> engine.scan(plan))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot scan: MapReduce job");
  }
}
