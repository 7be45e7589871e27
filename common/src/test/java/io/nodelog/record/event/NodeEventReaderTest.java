package io.nodelog.record.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeEventReaderTest {
  private final List<String> found = new ArrayList<>();

  private List<String> read(String logger, String message) {
    return read(logger, "", "", message);
  }

  private List<String> read(String logger, String service, String host, String message) {
    ServiceRecord record = new ServiceRecord();
    byte[] bytes = (logger + service + host + message).getBytes(UTF_8);
    record.clear(bytes);
    int at = set(record, ServiceField.LOGGER, 0, logger);
    at = set(record, ServiceField.SERVICE, at, service);
    at = set(record, ServiceField.HOST, at, host);
    record.set(ServiceField.MESSAGE, at, bytes.length);
    record.setTimeMicros(7);
    new NodeEventReader(this::found).read(record);
    return found;
  }

  private static int set(ServiceRecord record, ServiceField field, int from, String text) {
    int to = from + text.length();
    if (!text.isEmpty()) {
      record.set(field, from, to);
    }
    return to;
  }

  private void found(NodeEvent event) {
    assertThat(event.timeMicros()).isEqualTo(7);
    found.add(String.join("|", event.subject(), event.kind().word(), event.detail()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BLOCK* removeDeadDatanode: lost heartbeat from 10.0.0.7:9866, removeBlocksFromBlockMap"
            + " true;10.0.0.7:9866|hdfs_dead|",
        "BLOCK* NameSystem.heartbeatCheck: lost heartbeat from 10.0.0.7:50010;"
            + "10.0.0.7:50010|hdfs_dead|",
        "BLOCK* registerDatanode: from DatanodeRegistration(10.0.0.7:9866, datanodeUuid=a) storage"
            + " a;10.0.0.7:9866|hdfs_registered|",
        "BLOCK* registerDatanode: from dn-7:9866;dn-7:9866|hdfs_registered|",
        "Starting decommission of 10.0.0.7:9866 [DISK]DS-1:NORMAL:10.0.0.7:9866 with 3 blocks;"
            + "10.0.0.7:9866|hdfs_planned|decommission",
        "Decommissioning complete for node 10.0.0.7:9866;10.0.0.7:9866|hdfs_planned|decommission",
        "Starting maintenance of dead node 10.0.0.7:9866;10.0.0.7:9866|hdfs_planned|maintenance",
        "Node 10.0.0.7:9866 has entered maintenance mode.;10.0.0.7:9866|hdfs_planned|maintenance",
        "Stopping maintenance of live node 10.0.0.7:9866;10.0.0.7:9866|hdfs_plan_ended|",
        "Expired:dn-7:8041 Timed out after 600 secs;dn-7:8041|yarn_expired|600",
        "Reconnect from the node at: dn-7;dn-7|yarn_reconnected|",
        "Detected pause in JVM or host machine (eg GC): pause of approximately 61234ms;"
            + "|jvm_paused|61234",
        "Exiting with status 1: java.io.IOException: no;|daemon_failed|status 1",
        "Invalid dfs.datanode.data.dir /data/1 : gone;|disk_failed|/data/1",
        "DataNode is shutting down due to failed volumes: [/data/1];|daemon_failed|failed volumes",
        "Directory /d/a error, used space above threshold of 90.0%, removing from list of valid"
            + " directories;|disk_failed|/d/a",
        "Lost executor 3 on 10.0.0.7: Container killed by YARN (137);"
            + "10.0.0.7|executor_lost|Container killed by YARN",
        "Lost task 0.0 in stage 1.0 (TID 3) (10.0.0.7 executor 2): org.apache.spark.SparkException:"
            + " no;10.0.0.7|task_failed|org.apache.spark.SparkException",
        "Lost task 0.0 in stage 1.0 (TID 3, dn-7, executor 2): java.io.IOException: no;"
            + "dn-7|task_failed|java.io.IOException"
      })
  void readsWhatAMessageSaysOfANode(String message, String event) {
    assertThat(read("a.B", message)).containsExactly(event);
  }

  @Test
  void readsEveryDirectoryThatANodeManagerLost() {
    assertThat(
            read(
                "a.LocalDirsHandlerService",
                "Disk(s) failed: 1/2 local-dirs are bad: /d/a,/d/b; 1/1 log-dirs are bad: /l"))
        .containsExactly("|disk_failed|/d/a", "|disk_failed|/d/b", "|disk_failed|/l");
  }

  @Test
  void readsTheStateOfANodeFromTheLoggerThatHasIt() {
    String message = "dn-7:8041 Node Transitioned from RUNNING to LOST";
    assertThat(read("org.apache.hadoop.yarn.server.resourcemanager.rmnode.RMNodeImpl", message))
        .containsExactly("dn-7:8041|yarn_state|LOST");
    found.clear();
    assertThat(read("a.B", message)).isEmpty();
  }

  @Test
  void readsOnWhichNodeOneMoreAttemptOfMapReduceFailed() {
    String logger = "org.apache.hadoop.mapreduce.v2.app.rm.RMContainerRequestor";
    assertThat(read(logger, "2 failures on node dn-7")).containsExactly("dn-7|task_failed|");
    found.clear();
    read(logger, "no failures on node dn-7");
    read(logger, "2 failures on node ");
    read(logger, " failures on node dn-7");
    read("a.B", "2 failures on node dn-7");
    assertThat(found).isEmpty();
  }

  @Test
  void readsWhichDaemonStartedAndStopped() {
    read("org.apache.hadoop.hdfs.server.datanode.DataNode", "STARTUP_MSG: \n/****\nSTARTUP_MSG: a");
    read("org.apache.hadoop.hdfs.server.datanode.DataNode", "SHUTDOWN_MSG: ");
    read("org.apache.hadoop.hdfs.server.datanode.DataNode", "RECEIVED SIGNAL 15: SIGTERM");
    assertThat(found)
        .containsExactly(
            "|daemon_started|DataNode",
            "|daemon_stopped|DataNode",
            "|daemon_signaled|DataNode SIGTERM");
  }

  @Test
  void readsTheQuorumOfZooKeeperFromWholeMessagesOnly() {
    read("o.a.z.s.q.QuorumPeer", "LOOKING");
    read("QuorumPeer", "FOLLOWING");
    read("QuorumPeer", "FOLLOWING - LEADER ELECTION TOOK - 222");
    read("FastLeaderElection", "LOOKING");
    assertThat(found).containsExactly("|quorum_lost|", "|quorum_joined|");
  }

  @Test
  void readsWhichBrokersTheControllerOfKafkaGainedAndLost() {
    assertThat(
            read(
                "kafka.controller.KafkaController",
                "Newly added brokers: 3, deleted brokers: 1,2, bounced brokers: , all live brokers:"
                    + " 3,4"))
        .containsExactly("broker-3|broker_up|", "broker-1|broker_down|", "broker-2|broker_down|");
  }

  @Test
  void readsBootAndShutdownOfTheHostThatTheLineNames() {
    read("", "kernel", "web-01", "Linux version 6.1.0");
    read("", "systemd", "web-01", "Reached target Reboot.");
    read("", "systemd", "web-01", "Reached target Multi-User System.");
    read("", "cron", "web-01", "Linux version of a program");
    assertThat(found).containsExactly("web-01|host_booted|", "web-01|host_stopping|");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B",
        "BLOCK* allocate blk_1",
        "BLOCK* removeDeadDatanode: ",
        "Node manager of dn-7 is slow",
        "Directory /d is full",
        "Exiting with status 0",
        "Lost track",
        "USER=a\tOPERATION=Container Finished - Succeeded",
        "Detected pause in JVM or host machine",
        "Expired:dn-7:8041",
        "übrig"
      })
  void findsNothingInWhatOnlyLooksAlike(String message) {
    assertThat(read("a.B", message)).isEmpty();
  }

  @Test
  void keepsAtMostTwoHundredCharactersOfWhatALineClaims() {
    String name = "n".repeat(5_000);
    read("a.B", "BLOCK* registerDatanode: from " + name);
    assertThat(found).containsExactly("n".repeat(200) + "|hdfs_registered|");
  }
}
