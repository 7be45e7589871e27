package io.nodelog.config;

import io.nodelog.bytes.AddressRanges;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Where one kind of log of a node is found, and how its lines are read.
 *
 * @param name unique in its node
 * @param uri an absolute Hadoop URI as text, with glob; not percent-encoded, as Hadoop's paths are
 * @param format a preset's name or the server's own format string
 * @param zone of timestamps that name none
 * @param trustedProxies those of this source, if they differ from those of the site
 */
public record SourceConfig(
    String name,
    String uri,
    String format,
    Optional<ZoneId> zone,
    Optional<AddressRanges> trustedProxies) {

  static SourceConfig of(Section section) {
    section.allowOnly("name", "uri", "format", "zone", ClientConfig.TRUSTED_PROXIES);
    return new SourceConfig(
        section.text("name", Names.SOURCE),
        section.location("uri"),
        section.text("format", Names.FORMAT),
        section.optionalZone("zone"),
        section.has(ClientConfig.TRUSTED_PROXIES)
            ? Optional.of(section.addressRanges(ClientConfig.TRUSTED_PROXIES))
            : Optional.empty());
  }
}
