package io.nodelog.app.generate;

/**
 * Who calls.
 *
 * @param distinct how many clients there are, 1 to 268,435,456
 * @param zipfExponent how unequal they are: 0 is equal, 1 is what the web is like; at most 4
 * @param heavyShare the share of all requests that one client makes in addition to its own, 0 for
 *     none
 * @param ipv6Share the share of the clients that have an IPv6 address
 * @param nameShare the share of the clients that are logged by host name
 */
public record ClientMix(
    int distinct, double zipfExponent, double heavyShare, double ipv6Share, double nameShare) {
  static final int MOST = 1 << 28;

  public ClientMix {
    PlanCheck.inRange("client count", distinct, 1, MOST);
    PlanCheck.inRange("Zipf exponent", zipfExponent, 0, 4);
    PlanCheck.share("share of the heavy client", heavyShare);
    PlanCheck.share("share of IPv6 clients", ipv6Share);
    PlanCheck.share("share of named clients", nameShare);
    PlanCheck.share("share of IPv6 and named clients", ipv6Share + nameShare);
  }
}
