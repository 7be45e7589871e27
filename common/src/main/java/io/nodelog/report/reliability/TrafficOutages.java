package io.nodelog.report.reliability;

import io.nodelog.record.event.NodeEventKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Outages that nobody tells of but the silence of traffic. They are suspected: a balancer may have
 * been told to leave the node alone. What others tell of too is not told again.
 */
final class TrafficOutages {
  private final OutageRules rules;
  private final List<Outage> known;

  TrafficOutages(OutageRules rules, List<Outage> known) {
    this.rules = rules;
    this.known = known;
  }

  List<Outage> of(List<TrafficSilence> silences) {
    List<Outage> outages = new ArrayList<>();
    for (TrafficSilence silence : silences) {
      if (rules.traffic().holds(silence) && known.stream().noneMatch(one -> tells(one, silence))) {
        outages.add(outage(silence));
      }
    }
    return outages;
  }

  private static boolean tells(Outage one, TrafficSilence of) {
    return one.node().equals(of.node())
        && one.cause() != OutageCause.OBSERVER
        && one.corrected() < of.to()
        && one.end() > of.from();
  }

  private Outage outage(TrafficSilence silence) {
    String node = silence.node();
    long detected = silence.from() + rules.traffic().silence();
    boolean planned = rules.isPlanned(node, silence.from()) || rules.isPlanned(node, detected);
    Sighting evidence =
        new Sighting(
            detected,
            node,
            node,
            NodeEventKind.TRAFFIC_STOPPED,
            silence.expected() + " requests missed",
            silence.expected(),
            "",
            0);
    return new Outage(
            node,
            Service.TRAFFIC,
            detected,
            silence.from(),
            Downtime.OPEN,
            planned ? OutageCause.PLANNED : OutageCause.SUSPECTED,
            evidence,
            "",
            "")
        .closed(silence.to(), NodeEventKind.TRAFFIC_RESUMED.word());
  }
}
