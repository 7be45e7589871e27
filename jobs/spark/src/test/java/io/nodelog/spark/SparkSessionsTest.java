package io.nodelog.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.config.InvalidConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
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

  @ParameterizedTest
  @ValueSource(strings = {"no-such", "spark:/local", "mesos://local"})
  void refusesAMasterThatIsNone(String master) {
    assertThatThrownBy(() -> open(withMaster(master)))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageStartingWith("Cannot start Spark on " + master + ": ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesAMasterThatDoesNotListen() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    String master = "spark://127.0.0.1:" + nobody + ",no-port";

    assertThatThrownBy(() -> open(withMaster(master)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot reach the Spark master "
                + master
                + ": Connection refused, no-port is no host and port");
  }

  @Test
  void asksAllMastersBeforeItGivesUp() throws IOException {
    try (ServerSocket second = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String masters = "spark://no-port,127.0.0.1:" + second.getLocalPort();

      assertThatCode(() -> SparkMaster.requireReachable(masters)).doesNotThrowAnyException();
    }
  }

  private static void open(Configuration configuration) throws IOException {
    SparkSessions.open("test", configuration, Duration.ofMinutes(1)).close();
  }

  private static Configuration withMaster(String master) {
    Configuration configuration = new Configuration();
    configuration.set("spark.master", master);
    return configuration;
  }
}
