package io.nodelog.report.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrafficWatchTest {
  private static final long MINUTE = 60_000_000L;
  private static final TrafficRule RULE = new TrafficRule(10 * MINUTE, 100);

  /** Nodes of one pool, but for those whose names say otherwise. */
  private final TrafficWatch watch =
      new TrafficWatch(RULE, name -> name.startsWith("db") ? "db" : "web");

  /** Each node has so many requests in each minute. */
  private void minutes(int from, int to, int requests, String... nodes) {
    for (int minute = from; minute < to; minute++) {
      for (String node : nodes) {
        watch.add(minute * MINUTE, node, requests);
      }
    }
  }

  private static TrafficSilence silence(String node, int from, int to, long expected) {
    return new TrafficSilence(node, from * MINUTE, to * MINUTE, expected);
  }

  @Test
  void findsTheNodeThatHadNoRequestsWhileTheOthersHad() {
    minutes(0, 60, 20, "web-1", "web-2", "web-3");
    minutes(60, 80, 30, "web-1", "web-2");
    minutes(80, 90, 20, "web-1", "web-2", "web-3");

    assertThat(watch.silences()).containsExactly(silence("web-3", 60, 80, 400));
  }

  @Test
  void findsEverySilenceOfANode() {
    minutes(0, 30, 20, "web-1", "web-2");
    minutes(30, 50, 40, "web-1");
    minutes(50, 80, 20, "web-1", "web-2");
    minutes(80, 100, 40, "web-1");
    minutes(100, 101, 20, "web-1", "web-2");

    assertThat(watch.silences())
        .containsExactly(silence("web-2", 30, 50, 400), silence("web-2", 80, 100, 400));
  }

  @Test
  void isNotMisledByANightWithoutVisitors() {
    minutes(0, 60, 20, "web-1", "web-2");
    minutes(300, 301, 1, "web-1"); // one visitor
    minutes(500, 540, 20, "web-1", "web-2");

    assertThat(watch.silences()).isEmpty();
  }

  @Test
  void saysNothingOfAFleetThatIsSilentTogetherNorOfANodeAlone() {
    minutes(0, 60, 20, "web-1", "web-2", "db-1");
    minutes(60, 100, 20, "db-1");
    minutes(100, 140, 20, "web-1", "web-2");
    minutes(140, 141, 20, "web-1", "web-2", "db-1");

    assertThat(watch.silences()).isEmpty();
  }

  @Test
  void waitsForTheLogOfANodeToGoOn() {
    minutes(0, 60, 20, "web-1", "web-2");
    minutes(60, 300, 20, "web-1");

    assertThat(watch.silences()).isEmpty();
  }

  @Test
  void asksForSteadyTrafficBefore() {
    minutes(0, 29, 20, "web-1", "web-2");
    minutes(29, 60, 20, "web-1");
    minutes(60, 61, 20, "web-1", "web-2");
    assertThat(watch.silences()).isEmpty();

    minutes(61, 90, 20, "web-1", "web-2");
    minutes(90, 120, 20, "web-1");
    minutes(120, 121, 20, "web-1", "web-2");
    assertThat(watch.silences()).containsExactly(silence("web-2", 90, 120, 300));
  }

  @Test
  void asksForSoLongASilenceAndSoManyMissedRequests() {
    minutes(0, 60, 20, "web-1", "web-2");
    minutes(60, 69, 20, "web-1");
    minutes(69, 120, 20, "web-1", "web-2");
    minutes(120, 130, 10, "web-1"); // the half of 100 requests
    minutes(130, 190, 20, "web-1", "web-2");
    assertThat(watch.silences()).isEmpty();

    minutes(190, 200, 20, "web-1"); // the half of 200
    minutes(200, 201, 20, "web-1", "web-2");
    assertThat(watch.silences()).containsExactly(silence("web-2", 190, 200, 100));
  }

  @Test
  void takesWhoIsAwayForADayForOutOfService() {
    minutes(0, 60, 20, "web-1", "web-2");
    minutes(60, 60 + TrafficWatch.LONGEST_MINUTES + 1, 20, "web-1");
    minutes(60 + TrafficWatch.LONGEST_MINUTES + 1, 1600, 20, "web-1", "web-2");

    assertThat(watch.silences()).isEmpty();
  }

  @Test
  void findsNothingWhereNothingIsLookedFor() {
    TrafficWatch off = new TrafficWatch(new TrafficRule(0, 100), name -> "web");
    for (int minute = 0; minute < 100; minute++) {
      off.add(minute * MINUTE, "web-1", 50);
      if (minute < 40 || minute > 70) {
        off.add(minute * MINUTE, "web-2", 50);
      }
    }

    assertThat(off.silences()).isEmpty();
  }
}
