package io.nodelog.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How outages of nodes are told from what logs say.
 *
 * @param hdfsExpiry how long a DataNode is silent before the NameNode takes it for dead
 * @param yarnExpiry the same of a NodeManager and the ResourceManager
 * @param minClusterShare which share of the nodes goes down within a minute by a fault of their
 *     observer, 0 to 1
 * @param minClusterNodes and how many at least
 * @param longPause an observer that stood still for so long is doubted
 * @param observerGrace how long behind its start or a long pause
 * @param burstGap failures of components within this of one another are a burst
 * @param burstFailures if they are so many
 * @param trafficSilence how long a node has no requests for that to be remarkable; 0 if it never is
 * @param trafficExpected how many requests it has to have missed
 * @param planned when nodes are down because somebody wants it
 */
public record OutagesConfig(
    Duration hdfsExpiry,
    Duration yarnExpiry,
    double minClusterShare,
    int minClusterNodes,
    Duration longPause,
    Duration observerGrace,
    Duration burstGap,
    int burstFailures,
    Duration trafficSilence,
    int trafficExpected,
    List<Planned> planned) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** A time for which downtime of a node, or of all ({@code *}), is planned. */
  public record Planned(String node, Instant from, Instant to) {
    static Planned of(Section section) {
      section.allowOnly("node", "from", "to");
      String node = section.string("node").equals("*") ? "*" : section.text("node", Names.NODE);
      Planned planned = new Planned(node, instant(section, "from"), instant(section, "to"));
      if (!planned.from.isBefore(planned.to)) {
        throw section.invalid("to", "must be after from");
      }
      return planned;
    }

    private static Instant instant(Section section, String key) {
      try {
        return Instant.parse(section.string(key));
      } catch (DateTimeException e) {
        throw section.invalid(key, "must be an instant such as 2026-11-21T22:00:00Z");
      }
    }
  }

  public OutagesConfig {
    planned = List.copyOf(planned);
  }

  static OutagesConfig of(Section section) {
    section.allowOnly(
        "hdfs-expiry",
        "yarn-expiry",
        "min-cluster-share",
        "min-cluster-nodes",
        "long-pause",
        "observer-grace",
        "burst-gap",
        "burst-failures",
        "traffic-silence",
        "traffic-expected",
        "planned");
    return new OutagesConfig(
        section.duration("hdfs-expiry", SECOND, DAY),
        section.duration("yarn-expiry", SECOND, DAY),
        section.number("min-cluster-share", 0, 1),
        section.count("min-cluster-nodes", 2, 1_000_000),
        section.duration("long-pause", SECOND, DAY),
        section.duration("observer-grace", Duration.ZERO, DAY),
        section.duration("burst-gap", SECOND, Duration.ofDays(365)),
        section.count("burst-failures", 2, 1_000_000),
        section.duration("traffic-silence", Duration.ZERO, Duration.ofHours(12)),
        section.count("traffic-expected", 10, 1_000_000_000),
        section.sections("planned", Planned::of));
  }

  Map<String, Object> rendered() {
    return Map.ofEntries(
        Map.entry("hdfs-expiry", Durations.text(hdfsExpiry)),
        Map.entry("yarn-expiry", Durations.text(yarnExpiry)),
        Map.entry("min-cluster-share", minClusterShare),
        Map.entry("min-cluster-nodes", minClusterNodes),
        Map.entry("long-pause", Durations.text(longPause)),
        Map.entry("observer-grace", Durations.text(observerGrace)),
        Map.entry("burst-gap", Durations.text(burstGap)),
        Map.entry("burst-failures", burstFailures),
        Map.entry("traffic-silence", Durations.text(trafficSilence)),
        Map.entry("traffic-expected", trafficExpected),
        Map.entry("planned", planned.stream().map(OutagesConfig::rendered).toList()));
  }

  private static Map<String, Object> rendered(Planned one) {
    return Map.of("node", one.node(), "from", one.from().toString(), "to", one.to().toString());
  }
}
