package io.nodelog.mapreduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.scan.SampleWarehouse;
import io.nodelog.hdfs.storage.Storages;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shuffle that Kerberos needs, without Kerberos. */
class LocalShuffleTest {
  @TempDir java.nio.file.Path directory;

  /** With so little memory mappers spill more than once, and reducers merge in several passes. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void givesTheRowsOfOneTask(boolean compressed) throws Exception {
    java.nio.file.Path warehouse = directory.resolve("warehouse");
    Configuration settings = new Configuration();
    settings.set("hadoop.tmp.dir", directory.resolve("tmp").toString());
    settings.setInt("mapreduce.task.io.sort.mb", 1);
    settings.set("mapreduce.map.sort.spill.percent", "0.05");
    settings.setInt("mapreduce.task.io.sort.factor", 2);
    settings.setBoolean("mapreduce.map.output.compress", compressed);
    LocalShuffle.use(settings);
    SampleWarehouse sample = new SampleWarehouse(Storages.local(), new Path(warehouse.toUri()));
    MapReduceEngine engine = new MapReduceEngine(warehouse.toUri(), settings);

    assertThat(sample.rows(engine.scan(sample.plan(20_000)))).isEqualTo(sample.expectedRows());
    assertThat(engine.cost().spilledBlocks()).isGreaterThan(engine.cost().blocks());
  }
}
