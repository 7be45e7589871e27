package io.nodelog.config;

import java.util.List;
import java.util.Optional;

/**
 * A machine of the fleet.
 *
 * @param name unique in the fleet
 * @param host where it is reached, if not by its name
 * @param rack where it stands
 * @param pool the nodes that it shares a load with
 * @param addresses under which others speak of it
 * @param weight its capacity relative to the other nodes, above 0
 * @param sources the logs it writes; none for a node that is only known to exist
 */
public record NodeConfig(
    String name,
    Optional<String> host,
    Optional<String> rack,
    Optional<String> pool,
    List<String> addresses,
    double weight,
    List<SourceConfig> sources) {

  private static final double USUAL_WEIGHT = 1;

  static NodeConfig of(Section section) {
    section.allowOnly("name", "host", "rack", "pool", "addresses", "weight", "sources");
    List<SourceConfig> sources = section.sections("sources", SourceConfig::of);
    section.refuseRepeated("sources", "name", sources.stream().map(SourceConfig::name).toList());
    return of(section, sources);
  }

  /** Reads a node of a list that says nothing of sources. */
  static NodeConfig listed(Section section) {
    section.allowOnly("name", "host", "rack", "pool", "addresses", "weight");
    return of(section, List.of());
  }

  private static NodeConfig of(Section section, List<SourceConfig> sources) {
    return new NodeConfig(
        section.text("name", Names.NODE),
        section.optionalText("host", Names.HOST),
        section.optionalText("rack", Names.RACK),
        section.optionalText("pool", Names.SOURCE),
        section.texts("addresses", Names.HOST),
        section.has("weight")
            ? section.number("weight", Double.MIN_NORMAL, 1_000_000)
            : USUAL_WEIGHT,
        sources);
  }

  /** The same node with what a list says of it. */
  NodeConfig with(NodeConfig listed) {
    return new NodeConfig(
        name,
        listed.host.or(() -> host),
        listed.rack.or(() -> rack),
        listed.pool.or(() -> pool),
        listed.addresses.isEmpty() ? addresses : listed.addresses,
        listed.weight == USUAL_WEIGHT ? weight : listed.weight,
        sources);
  }
}
