package io.nodelog.report.reliability;

import static io.nodelog.record.event.NodeEventKind.DAEMON_FAILED;
import static io.nodelog.record.event.NodeEventKind.DAEMON_SIGNALED;
import static io.nodelog.record.event.NodeEventKind.DAEMON_STARTED;
import static io.nodelog.record.event.NodeEventKind.DAEMON_STOPPED;
import static io.nodelog.record.event.NodeEventKind.DISK_FAILED;
import static io.nodelog.record.event.NodeEventKind.HDFS_DEAD;
import static io.nodelog.record.event.NodeEventKind.HDFS_PLANNED;
import static io.nodelog.record.event.NodeEventKind.HDFS_PLAN_ENDED;
import static io.nodelog.record.event.NodeEventKind.HDFS_REGISTERED;
import static io.nodelog.record.event.NodeEventKind.HOST_BOOTED;
import static io.nodelog.record.event.NodeEventKind.HOST_STOPPING;
import static io.nodelog.record.event.NodeEventKind.JVM_PAUSED;
import static io.nodelog.record.event.NodeEventKind.QUORUM_JOINED;
import static io.nodelog.record.event.NodeEventKind.QUORUM_LOST;
import static io.nodelog.record.event.NodeEventKind.YARN_EXPIRED;
import static io.nodelog.record.event.NodeEventKind.YARN_STATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.record.event.NodeEventKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FleetHistoryTest {
  private static final long SECOND = 1_000_000;
  private static final OutageRules.PlannedTime NIGHT =
      new OutageRules.PlannedTime("dn-2", 50_000 * SECOND, 60_000 * SECOND);
  private static final OutageRules RULES =
      new OutageRules(
          630 * SECOND,
          600 * SECOND,
          0.5,
          3,
          30 * SECOND,
          120 * SECOND,
          3600 * SECOND,
          3,
          new TrafficRule(600 * SECOND, 100),
          List.of(NIGHT));

  private final List<Fleet.Node> nodes =
      new ArrayList<>(
          List.of(
              new Fleet.Node("dn-1", Optional.of("r1"), List.of("10.0.0.1")),
              new Fleet.Node("dn-2", Optional.of("r1"), List.of("10.0.0.2:9866", "dn2.lan"))));
  private final List<Sighting> events = new ArrayList<>();
  private final List<TrafficSilence> silences = new ArrayList<>();
  private final Map<String, Long> lastLines = new TreeMap<>();

  private void say(long second, String subject, NodeEventKind kind, String detail) {
    String observer = subject.isEmpty() ? "dn-1" : "nn-1";
    events.add(
        new Sighting(second * SECOND, subject, observer, kind, detail, 1, "nn.log", events.size()));
  }

  private void observerSays(long second, NodeEventKind kind, String detail) {
    events.add(new Sighting(second * SECOND, "", "nn-1", kind, detail, 1, "nn.log", 0));
  }

  private FleetHistory history() throws IOException {
    return FleetHistory.of(events, silences, new Fleet(nodes), RULES, this::lastLine);
  }

  private long lastLine(String node, Service service, long from, long to) {
    long last = lastLines.getOrDefault(node + " " + service.word(), LastSigns.NONE);
    return last >= from && last < to ? last : LastSigns.NONE;
  }

  /** Outages as node, service, cause, detected, corrected and end in seconds. */
  private List<String> outages() throws IOException {
    return history().outages().stream().map(FleetHistoryTest::text).toList();
  }

  private static String text(Outage one) {
    return String.join(
        " ",
        one.node(),
        one.service().word(),
        one.cause().word(),
        "" + one.detected() / SECOND,
        "" + one.corrected() / SECOND,
        one.end() == Downtime.OPEN ? "open" : "" + one.end() / SECOND);
  }

  @Test
  void anOutageBeginsTheExpiryBeforeItWasNoticedAndEndsWithTheRegistration() throws IOException {
    say(10_000, "10.0.0.1:9866", HDFS_DEAD, "");
    say(10_243, "10.0.0.1:9866", HDFS_REGISTERED, "");
    assertThat(outages()).containsExactly("dn-1 hdfs failure 10000 9370 10243");
  }

  @Test
  void theLastLineOfTheNodesOwnLogSaysBetterWhenItBegan() throws IOException {
    say(10_000, "10.0.0.1:9866", HDFS_DEAD, "");
    lastLines.put("dn-1 hdfs", 9_500 * SECOND);
    assertThat(outages()).containsExactly("dn-1 hdfs failure 10000 9500 open");
    lastLines.put("dn-1 hdfs", 9_369 * SECOND); // it lived, but heartbeats went on for longer
    assertThat(outages()).containsExactly("dn-1 hdfs failure 10000 9370 open");
  }

  @Test
  void anOutageDoesNotBeginBeforeTheEndOfTheOneBefore() throws IOException {
    say(10_000, "dn-1", HDFS_DEAD, "");
    say(10_100, "dn-1", HDFS_REGISTERED, "");
    say(10_400, "dn-1", HDFS_DEAD, "");
    assertThat(outages())
        .containsExactly(
            "dn-1 hdfs failure 10000 9370 10100", "dn-1 hdfs failure 10400 10100 open");
  }

  @Test
  void nodesAreKnownByNameHostAndAddressWithAPortOrWithout() throws IOException {
    say(1, "10.0.0.2:9866", HDFS_REGISTERED, "");
    say(2, "DN2.LAN:8041", HDFS_REGISTERED, "");
    say(3, "10.0.0.9:9866", HDFS_REGISTERED, "");
    say(4, "[2001:db8::1]:9866", HDFS_REGISTERED, "");
    say(5, "2001:db8::2", HDFS_REGISTERED, "");
    say(6, "127.0.0.1:9866", HDFS_REGISTERED, "");
    assertThat(history().restarts())
        .extracting(Restart::node)
        .containsExactly("10.0.0.9", "2001:db8::1", "2001:db8::2", "dn-2", "dn-2", "nn-1");
  }

  @Test
  void aRegistrationOfANodeThatNobodyMissedIsARestart() throws IOException {
    say(5_000, "", DAEMON_STOPPED, "DataNode");
    say(5_060, "dn-1", HDFS_REGISTERED, "");
    say(9_000, "dn-1", HDFS_REGISTERED, "");
    assertThat(outages()).isEmpty();
    assertThat(history().restarts())
        .containsExactly(
            new Restart("dn-1", Service.HDFS, 5_060 * SECOND, true),
            new Restart("dn-1", Service.HDFS, 9_000 * SECOND, false));
  }

  @Test
  void allRegisterWithANameNodeThatHasJustStarted() throws IOException {
    observerSays(100, DAEMON_STARTED, "NameNode");
    say(190, "dn-1", HDFS_REGISTERED, "");
    assertThat(history().restarts()).isEmpty();
  }

  @Test
  void whoIsTakenOutOfServiceIsDownAsPlanned() throws IOException {
    say(9_000, "dn-1", HDFS_PLANNED, "maintenance");
    say(10_000, "dn-1", HDFS_DEAD, "");
    say(11_000, "dn-1", HDFS_REGISTERED, "");
    say(11_001, "dn-1", HDFS_PLAN_ENDED, "");
    say(20_000, "dn-1", HDFS_DEAD, "");
    say(55_000, "dn-2", HDFS_DEAD, "");
    assertThat(outages())
        .containsExactly(
            "dn-1 hdfs planned 10000 9370 11000",
            "dn-1 hdfs failure 20000 19370 open",
            "dn-2 hdfs planned 55000 54370 open");
  }

  @Test
  void aCleanStopIsPlannedButNotThatOfADaemonThatGaveUp() throws IOException {
    say(9_400, "", DAEMON_STOPPED, "DataNode");
    say(10_000, "dn-1", HDFS_DEAD, "");
    say(11_000, "dn-1", HDFS_REGISTERED, "");
    say(19_400, "", DAEMON_FAILED, "status 1");
    say(19_400, "", DAEMON_STOPPED, "DataNode");
    say(20_000, "dn-1", HDFS_DEAD, "");
    say(21_000, "dn-1", HDFS_REGISTERED, "");
    say(29_400, "", DAEMON_SIGNALED, "DataNode SIGTERM");
    say(30_000, "dn-1", HDFS_DEAD, "");
    assertThat(history().outages())
        .extracting(Outage::cause)
        .containsExactly(OutageCause.PLANNED, OutageCause.FAILURE, OutageCause.UNKNOWN);
  }

  @Test
  void whatTheResourceManagerSaysItWaitedGoesBeforeTheSetting() throws IOException {
    say(10_000, "dn-1:8041", YARN_EXPIRED, "300");
    say(10_000, "dn-1:8041", YARN_STATE, "LOST");
    say(11_000, "dn-1:8041", YARN_STATE, "RUNNING");
    say(20_000, "dn-1:8041", YARN_STATE, "LOST");
    say(21_000, "dn-1:8041", YARN_STATE, "RUNNING");
    say(30_000, "dn-1:8041", YARN_STATE, "UNHEALTHY");
    say(31_000, "dn-1:8041", YARN_STATE, "RUNNING");
    say(40_000, "dn-1:8041", YARN_STATE, "DECOMMISSIONED");
    assertThat(outages())
        .containsExactly(
            "dn-1 yarn failure 10000 9700 11000",
            "dn-1 yarn failure 20000 19400 21000",
            "dn-1 yarn failure 30000 30000 31000",
            "dn-1 yarn planned 40000 40000 open");
  }

  @Test
  void ifMostNodesGoDownWithinAMinuteItIsOneFaultOfTheirObserver() throws IOException {
    nodes.add(new Fleet.Node("dn-3", Optional.empty(), List.of()));
    say(10_000, "dn-1", HDFS_DEAD, "");
    say(10_010, "dn-2", HDFS_DEAD, "");
    say(10_059, "dn-3", HDFS_DEAD, "");
    say(10_061, "dn-9", HDFS_DEAD, "");
    assertThat(history().outages())
        .extracting(one -> one.node() + " " + one.cause().word() + " " + one.incident())
        .containsExactly(
            "dn-1 observer hdfs 1970-01-01T02:46:40Z",
            "dn-2 observer hdfs 1970-01-01T02:46:40Z",
            "dn-3 observer hdfs 1970-01-01T02:46:40Z",
            "dn-9 failure ");
    for (int i = 10; i < 20; i++) {
      nodes.add(new Fleet.Node("dn-" + i, Optional.empty(), List.of()));
    }
    assertThat(history().outages())
        .as("three of fourteen nodes")
        .extracting(Outage::cause)
        .containsOnly(OutageCause.FAILURE);
  }

  @Test
  void theWordOfAnObserverIsDoubtedThatHasJustStoodStill() throws IOException {
    observerSays(9_990, JVM_PAUSED, "31000");
    say(10_000, "dn-1", HDFS_DEAD, "");
    observerSays(19_990, JVM_PAUSED, "29000");
    say(20_000, "dn-2", HDFS_DEAD, "");
    assertThat(history().outages())
        .extracting(Outage::cause)
        .containsExactly(OutageCause.OBSERVER, OutageCause.FAILURE);
  }

  private void silent(String node, long from, long to) {
    silences.add(new TrafficSilence(node, from * SECOND, to * SECOND, 500));
  }

  @Test
  void aNodeWhoseTrafficStoppedIsSuspectedAndCountsAsUp() throws IOException {
    silent("dn-1", 6_000, 9_000);

    assertThat(outages()).containsExactly("dn-1 traffic suspected 6600 6000 9000");
    assertThat(history().downtimes("dn-1")).isEmpty();
    assertThat(history().watchedFrom()).isEqualTo(Downtime.OPEN);
    assertThat(history().outages().get(0).evidence().detail()).isEqualTo("500 requests missed");
  }

  @Test
  void whatOthersTellOfIsNotSuspectedAgain() throws IOException {
    say(10_000, "dn-1", HDFS_DEAD, "");
    say(11_000, "dn-1", HDFS_REGISTERED, "");
    silent("dn-1", 9_300, 10_900);
    silent("dn-1", 20_000, 21_000);

    assertThat(outages())
        .containsExactly(
            "dn-1 hdfs failure 10000 9370 11000", "dn-1 traffic suspected 20600 20000 21000");
  }

  @Test
  void silenceOfTrafficIsPlannedWhereDowntimeIs() throws IOException {
    silent("dn-2", 49_500, 51_000); // the plan begins before it is noticed
    silent("dn-2", 70_000, 71_000);

    assertThat(outages())
        .containsExactly(
            "dn-2 traffic planned 50100 49500 51000", "dn-2 traffic suspected 70600 70000 71000");
    assertThat(history().downtimes("dn-2")).extracting(Downtime::planned).containsExactly(true);
  }

  @Test
  void mostNodesWhoseTrafficStopsWithinAMinuteAreOneFaultOfWhoSendsIt() throws IOException {
    for (int i = 3; i <= 5; i++) {
      nodes.add(new Fleet.Node("dn-" + i, Optional.empty(), List.of()));
      silent("dn-" + i, 6_000, 9_000);
    }

    assertThat(history().outages())
        .hasSize(3)
        .allSatisfy(one -> assertThat(one.cause()).isEqualTo(OutageCause.OBSERVER))
        .extracting(Outage::incident)
        .containsOnly("traffic 1970-01-01T01:50:00Z");
  }

  @Test
  void silencesThatTheRuleNoLongerHoldsForAreLeftOut() throws IOException {
    silences.add(new TrafficSilence("dn-1", 0, 599 * SECOND, 500));
    silences.add(new TrafficSilence("dn-1", 0, 600 * SECOND, 99));

    assertThat(outages()).isEmpty();
  }

  @Test
  void aServerOfZooKeeperWithoutQuorumIsDown() throws IOException {
    say(100, "", QUORUM_LOST, "");
    say(103, "", QUORUM_JOINED, "");
    say(200, "", QUORUM_JOINED, "");
    assertThat(outages()).containsExactly("dn-1 zookeeper failure 100 100 103");
  }

  @Test
  void aMachineThatBootsWasDownSinceTheLastLineOfItsLog() throws IOException {
    lastLines.put("dn-1 system", 500 * SECOND);
    say(800, "", HOST_BOOTED, "");
    assertThat(outages()).containsExactly("dn-1 system failure 500 500 800");
    say(499, "", HOST_STOPPING, "");
    assertThat(outages()).containsExactly("dn-1 system planned 500 500 800");
  }

  @Test
  void outagesByTwoServicesAtOnceAreOneDowntime() throws IOException {
    say(10_000, "dn-1", HDFS_DEAD, "");
    say(10_020, "dn-1:8041", YARN_STATE, "LOST");
    say(11_000, "dn-1", HDFS_REGISTERED, "");
    say(11_030, "dn-1:8041", YARN_STATE, "RUNNING");
    assertThat(outages()).hasSize(2);
    assertThat(history().downtimes("dn-1"))
        .containsExactly(new Downtime(9_370 * SECOND, 11_030 * SECOND, false));
  }

  @Test
  void aDiskThatIsToldOfAgainAndAgainFailedOnce() throws IOException {
    say(100, "", DISK_FAILED, "/data/1");
    say(100, "", DISK_FAILED, "/data/2");
    say(160, "", DISK_FAILED, "/data/1");
    say(100_000, "", DISK_FAILED, "/data/1");
    assertThat(history().failures())
        .extracting(one -> one.time() / SECOND + " " + one.evidence().detail())
        .containsExactly("100 /data/1", "100 /data/2", "100000 /data/1");
    assertThat(history().watchedFrom()).isEqualTo(Downtime.OPEN);
  }

  @Test
  void theOrderInWhichEventsAreReadDoesNotMatter() throws IOException {
    Random random = new Random(1);
    NodeEventKind[] kinds = NodeEventKind.values();
    for (int i = 0; i < 400; i++) {
      say(
          random.nextInt(60_000),
          "dn-" + random.nextInt(4),
          kinds[random.nextInt(kinds.length)],
          random.nextBoolean() ? "LOST" : "RUNNING");
    }
    FleetHistory expected = history();
    assertThat(expected.outages()).hasSizeGreaterThan(20);
    Collections.shuffle(events, random);
    assertThat(history()).isEqualTo(expected);
  }
}
