package io.nodelog.app.generate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A fleet in which a few things go wrong and everything else is by chance: web servers that share
 * the load evenly, proxies before them, and a small HDFS. Half of the lines are those of proxies.
 *
 * @param seed decides everything that is left to chance
 * @param firstDay the first day, in UTC
 * @param days how many days, at least two
 * @param webNodes how many web servers
 * @param proxies how many proxies
 * @param dataNodes how many DataNodes
 * @param lines about how many lines in all
 * @param incidents what goes wrong
 */
public record IncidentPlan(
    long seed,
    LocalDate firstDay,
    int days,
    int webNodes,
    int proxies,
    int dataNodes,
    long lines,
    List<Incident> incidents) {
  /** How many times the load of the others a hot node has. */
  static final int HOT_FACTOR = 3;

  /** How long the NameNode waits for a heartbeat before it calls a DataNode dead. */
  static final Duration HEARTBEAT_EXPIRY = Duration.ofSeconds(630);

  static final String NAME_NODE = "nn-01";

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
  private static final int DAYS = 3;

  public IncidentPlan {
    PlanCheck.inRange("number of lines", lines, 1_000, 100_000_000_000L);
    incidents = List.copyOf(incidents);
  }

  /**
   * Eight web servers behind two proxies, six DataNodes, three days: one hot web server for three
   * hours, one failing backend for two, two outages and one new message on the last day.
   */
  public static IncidentPlan standard(long seed, long lines) {
    return new IncidentPlan(
        seed,
        FIRST_DAY,
        DAYS,
        8,
        2,
        6,
        lines,
        List.of(
            incident(Incident.Kind.HOT_NODE, "web-03", 1, "10:00", Duration.ofHours(3)),
            incident(Incident.Kind.FAILING_BACKEND, "web-06", 2, "14:00", Duration.ofHours(2)),
            incident(Incident.Kind.OUTAGE, "dn-02", 1, "03:12:07", Duration.ofMinutes(95)),
            incident(Incident.Kind.OUTAGE, "dn-05", 2, "16:40:31", Duration.ofMinutes(31)),
            incident(Incident.Kind.NEW_MESSAGE, "dn-04", 2, "11:00", Duration.ofHours(2))));
  }

  private static Incident incident(
      Incident.Kind kind, String node, int day, String time, Duration duration) {
    Instant from = Instant.parse(FIRST_DAY.plusDays(day) + "T" + seconds(time) + "Z");
    return new Incident(kind, node, from, from.plus(duration));
  }

  private static String seconds(String time) {
    return time.length() == 5 ? time + ":00" : time;
  }

  /** The incidents of a kind at a node. */
  List<Incident> incidents(Incident.Kind kind, String node) {
    return incidents.stream().filter(one -> one.kind() == kind && one.node().equals(node)).toList();
  }

  List<String> webNames() {
    return names("web", webNodes);
  }

  List<String> proxyNames() {
    return names("lb", proxies);
  }

  List<String> dataNodeNames() {
    return names("dn", dataNodes);
  }

  private static List<String> names(String prefix, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add(prefix + "-" + (i < 10 ? "0" : "") + i);
    }
    return names;
  }

  /** How many lines one of so many nodes writes a day, of the half of all lines. */
  long linesPerDay(int nodes) {
    return lines / 2 / days / nodes;
  }

  LocalDate day(int index) {
    return firstDay.plusDays(index);
  }

  long startOfDay(int index) {
    return day(index).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  /** The address of a node, by its place among those of its kind. */
  static String address(String name) {
    int number = Integer.parseInt(name.substring(name.indexOf('-') + 1));
    String net =
        switch (name.substring(0, name.indexOf('-'))) {
          case "web" -> "10.1.0.";
          case "lb" -> "10.2.0.";
          case "dn" -> "10.3.0.";
          default -> "10.4.0.";
        };
    return net + number;
  }
}
