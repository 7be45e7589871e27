package io.nodelog.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkSessionsTest {
  @ParameterizedTest
  @CsvSource({"local,1", "local[1],1", "local[12],12", "'local[3, 4]',3"})
  void countsTheThreadsOfALocalMaster(String master, int tasks) {
    assertThat(SparkSessions.localTasks(withMaster(master))).isEqualTo(tasks);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yarn", "spark://local:7077", "k8s://local", "local-cluster[2,1,1024]"})
  void seesThatAClusterRunsTheTasks(String master) {
    assertThat(SparkSessions.localTasks(withMaster(master))).isZero();
  }

  @Test
  void usesAllCoresOfThisMachineWhereNothingIsSaid() {
    assertThat(SparkSessions.localTasks(new Configuration()))
        .isEqualTo(SparkSessions.localTasks(withMaster("local[*]")))
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  private static Configuration withMaster(String master) {
    Configuration configuration = new Configuration();
    configuration.set("spark.master", master);
    return configuration;
  }
}
