package io.nodelog.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.scan.SampleWarehouse;
import io.nodelog.hdfs.scan.ScanPlan;
import io.nodelog.hdfs.storage.Storages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkEngineTest {
  /** Far more attempts than fit into the time until the listener hears of the first failure. */
  private static final String MASTER = "local[2,100000]";

  private static SparkSession spark;

  @TempDir Path directory;

  private SampleWarehouse sample;
  private SparkEngine engine;

  @BeforeAll
  static void start() throws IOException {
    Configuration settings = new Configuration();
    settings.set("spark.master", MASTER);
    settings.set("spark.ui.enabled", "false");
    settings.set("spark.driver.bindAddress", "127.0.0.1");
    settings.set("spark.driver.host", "127.0.0.1");
    spark = SparkSessions.open("test", settings, Duration.ofMinutes(1));
  }

  @AfterAll
  static void stop() throws Exception {
    spark.close();
  }

  @BeforeEach
  void storeTheLogs() throws Exception {
    Path warehouse = directory.resolve("warehouse");
    sample =
        new SampleWarehouse(Storages.local(), new org.apache.hadoop.fs.Path(warehouse.toUri()));
    engine = new SparkEngine(SparkSessions.context(spark), warehouse.toUri(), new Configuration());
  }

  @ParameterizedTest
  @ValueSource(longs = {1 << 30, 70_000, 5_000})
  void givesTheRowsOfOneTaskHoweverManyThereAre(long splitBytes) throws Exception {
    ScanPlan plan = sample.plan(splitBytes);

    assertThat(sample.rows(engine.scan(plan)))
        .as("%d splits", plan.splits().size())
        .hasSizeGreaterThan(500)
        .isEqualTo(sample.expectedRows());
  }

  @Test
  void givesTheSameRowsWhenATaskFailsAndIsTriedAgain() throws Exception {
    Path file = Path.of(sample.rawFiles().get(1).toUri());
    Path hidden = directory.resolve("hidden");
    Files.move(file, hidden);
    AtomicInteger failures = new AtomicInteger();
    SparkListener mender = whenATaskFails(failures, () -> Files.move(hidden, file));
    spark.sparkContext().addSparkListener(mender);
    try {
      assertThat(sample.rows(engine.scan(sample.plan(5_000)))).isEqualTo(sample.expectedRows());
    } finally {
      spark.sparkContext().removeSparkListener(mender);
    }
    assertThat(failures).hasPositiveValue();
  }

  @Test
  void givesTheSameRowsWhenATaskFailsThatHasWrittenSomeOfItsFiles() throws Exception {
    List<SummaryFile> whole = engine.scan(sample.plan(20_000));
    ScanPlan plan = sample.plan(20_000);
    SummaryFile last = whole.get(whole.size() - 1);
    Path file =
        Path.of(
            directory.resolve("warehouse").toString(),
            last.path().replaceFirst("/plan-[^/]+/", "/" + plan.task().output() + "/"));
    Path table = file.getParent();
    Files.createDirectories(table.getParent());
    Files.writeString(table, "in the way");
    AtomicInteger failures = new AtomicInteger();
    SparkListener mender = whenATaskFails(failures, () -> Files.delete(table));
    spark.sparkContext().addSparkListener(mender);
    try {
      assertThat(sample.rows(engine.scan(plan))).isEqualTo(sample.expectedRows());
    } finally {
      spark.sparkContext().removeSparkListener(mender);
    }
    assertThat(failures).hasPositiveValue();
  }

  private interface Mending {
    void run() throws IOException;
  }

  /** Does something when the first task has failed. */
  private static SparkListener whenATaskFails(AtomicInteger failures, Mending mending) {
    return new SparkListener() {
      @Override
      public void onTaskEnd(SparkListenerTaskEnd end) {
        if (!end.taskInfo().successful() && failures.incrementAndGet() == 1) {
          try {
            mending.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    };
  }
}
