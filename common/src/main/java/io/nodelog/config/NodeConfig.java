package io.nodelog.config;

import java.util.List;
import java.util.Optional;

/**
 * A machine of the fleet.
 *
 * @param name unique in the fleet
 * @param host where it is reached, if not by its name
 * @param rack where it stands
 * @param addresses under which others speak of it
 * @param weight its capacity relative to the other nodes, above 0
 * @param sources the logs it writes; none for a node that is only known to exist
 */
public record NodeConfig(
    String name,
    Optional<String> host,
    Optional<String> rack,
    List<String> addresses,
    double weight,
    List<SourceConfig> sources) {

  static NodeConfig of(Section section) {
    section.allowOnly("name", "host", "rack", "addresses", "weight", "sources");
    List<SourceConfig> sources = section.sections("sources", SourceConfig::of);
    section.refuseRepeated("sources", "name", sources.stream().map(SourceConfig::name).toList());
    return new NodeConfig(
        section.text("name", Names.NODE),
        section.optionalText("host", Names.HOST),
        section.optionalText("rack", Names.RACK),
        section.texts("addresses", Names.HOST),
        section.has("weight") ? section.number("weight", Double.MIN_NORMAL, 1_000_000) : 1,
        sources);
  }
}
