package io.nodelog.format.parser;

import io.nodelog.bytes.AddressRanges;

/**
 * How the client of a request is told from the proxies before the server.
 *
 * @param trustedProxies whose word about the client is believed; nobody's by default, because
 *     everybody can send a forwarded header
 * @param unmapIpv4 whether {@code ::ffff:192.0.2.7} counts as {@code 192.0.2.7}
 */
public record ClientRules(AddressRanges trustedProxies, boolean unmapIpv4) {
  /** The client is the one that the line names. */
  public static final ClientRules AS_LOGGED = new ClientRules(AddressRanges.NONE, false);
}
