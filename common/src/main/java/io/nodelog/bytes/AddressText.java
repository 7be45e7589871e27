package io.nodelog.bytes;

/**
 * Reads an address as servers write it: {@code 192.0.2.7}, {@code 192.0.2.7:49152}, {@code
 * 2001:db8::7}, {@code [2001:db8::7]}, {@code [2001:db8::7]:49152}, with a zone id as in {@code
 * fe80::7%eth0}. Whatever else resolvers take for an address is none, and nothing is ever resolved.
 *
 * <p>Holds the last address that it read, so that reading makes no objects.
 */
public final class AddressText {
  private static final int LONGEST_PORT = 5;
  private static final int HIGHEST_PORT = 65_535;

  private final Ipv6 ipv6 = new Ipv6();
  private boolean v4;
  private int ipv4;
  private int from;
  private int to;

  /** Reads an address that takes the whole range; returns false if it is none. */
  public boolean parse(byte[] bytes, int start, int end) {
    long prefix = Ipv4.parsePrefix(bytes, start, end);
    int addressEnd = prefix == Ipv4.INVALID ? start : start + (int) (prefix >>> 32);
    if (addressEnd > start && (addressEnd == end || isPort(bytes, addressEnd, end))) {
      v4 = true;
      ipv4 = (int) prefix;
      from = start;
      to = addressEnd;
      return true;
    }
    return parseIpv6(bytes, start, end);
  }

  private boolean parseIpv6(byte[] bytes, int start, int end) {
    v4 = false;
    from = start;
    to = end;
    if (start < end && bytes[start] == '[') {
      from = start + 1;
      to = ByteSearch.indexOf(bytes, start, end, (byte) ']');
      if (to == ByteSearch.NOT_FOUND || (to + 1 < end && !isPort(bytes, to + 1, end))) {
        return false;
      }
    }
    return ipv6.parse(bytes, from, to);
  }

  private static boolean isPort(byte[] bytes, int colon, int end) {
    if (bytes[colon] != ':' || end - colon > LONGEST_PORT + 1) {
      return false;
    }
    long port = Digits.parse(bytes, colon + 1, end);
    return port != Digits.INVALID && port <= HIGHEST_PORT;
  }

  /** Returns whether the last address is an IPv4 address; otherwise it is an IPv6 address. */
  public boolean isV4() {
    return v4;
  }

  /** The last address, if it is an IPv4 address. */
  public int ipv4() {
    return ipv4;
  }

  /** The first eight bytes of the last address, if it is an IPv6 address. */
  public long high() {
    return ipv6.high();
  }

  /** The last eight bytes of the last address, if it is an IPv6 address. */
  public long low() {
    return ipv6.low();
  }

  /** Where the last address starts, behind an opening bracket. */
  public int from() {
    return from;
  }

  /** Where the last address ends (exclusive), zone id included, before bracket and port. */
  public int to() {
    return to;
  }

  /** Returns whether the last address is in a set. */
  public boolean isIn(AddressRanges ranges) {
    return v4 ? ranges.contains(ipv4) : ranges.contains(ipv6.high(), ipv6.low());
  }

  /** The last address in its canonical form, that of RFC 5952 if it is an IPv6 address. */
  public String canonical() {
    return v4 ? Ipv4.text(ipv4) : Ipv6.text(ipv6.high(), ipv6.low());
  }
}
