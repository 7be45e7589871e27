package io.nodelog.config;

import io.nodelog.bytes.AddressRanges;

/**
 * How the client of a request is told from the proxies before the server.
 *
 * @param trustedProxies whose forwarded headers are believed, unless a source has its own
 * @param unmapIpv4 whether {@code ::ffff:192.0.2.7} counts as {@code 192.0.2.7}
 */
public record ClientConfig(AddressRanges trustedProxies, boolean unmapIpv4) {
  static final String TRUSTED_PROXIES = "trusted-proxies";

  static ClientConfig of(Section section) {
    section.allowOnly(TRUSTED_PROXIES, "unmap-ipv4");
    return new ClientConfig(section.addressRanges(TRUSTED_PROXIES), section.flag("unmap-ipv4"));
  }
}
