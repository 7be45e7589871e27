package io.nodelog.bytes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of IPv4 and IPv6 addresses, given by ranges such as {@code 10.0.0.0/8} or {@code
 * 2001:db8::/32}; an address alone is a range of one.
 *
 * <p>Looking up an address takes a binary search and makes no objects. An IPv4-mapped IPv6 address
 * is in the set if its IPv4 address is, because a socket for both protocols writes it for the same
 * machine.
 */
public final class AddressRanges {
  /** The set without an address. */
  public static final AddressRanges NONE = of(List.of());

  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;

  private final List<String> texts;
  private final RangeTable v4;
  private final RangeTable v6;

  private AddressRanges(List<String> texts, RangeTable v4, RangeTable v6) {
    this.texts = texts;
    this.v4 = v4;
    this.v6 = v6;
  }

  /**
   * Returns the set of all addresses of some ranges.
   *
   * @param ranges each an address, or an address, {@code /} and how many of its leading bits count
   * @throws IllegalArgumentException if one of them is none, or does not name its first address
   */
  public static AddressRanges of(List<String> ranges) {
    List<RangeTable.Range> v4 = new ArrayList<>();
    List<RangeTable.Range> v6 = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Ipv6 ipv6 = new Ipv6();
    for (String range : ranges) {
      int slash = range.indexOf('/');
      String address = slash < 0 ? range : range.substring(0, slash);
      byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
      long ipv4 = Ipv4.parse(bytes, 0, bytes.length);
      if (ipv4 != Ipv4.INVALID) {
        int bits = bits(range, slash, V4_BITS);
        v4.add(range(range, 0, ipv4, V6_BITS - V4_BITS + bits));
        texts.add(Ipv4.text((int) ipv4) + "/" + bits);
      } else if (address.indexOf('%') < 0 && ipv6.parse(bytes, 0, bytes.length)) {
        int bits = bits(range, slash, V6_BITS);
        v6.add(range(range, ipv6.high(), ipv6.low(), bits));
        texts.add(Ipv6.text(ipv6.high(), ipv6.low()) + "/" + bits);
      } else {
        throw invalid(range);
      }
    }
    return new AddressRanges(List.copyOf(texts), RangeTable.of(v4), RangeTable.of(v6));
  }

  private static int bits(String range, int slash, int most) {
    if (slash < 0) {
      return most;
    }
    byte[] text = range.substring(slash + 1).getBytes(StandardCharsets.UTF_8);
    long bits = Digits.parse(text, 0, text.length);
    if (bits == Digits.INVALID || bits > most || (text.length > 1 && text[0] == '0')) {
      throw invalid(range);
    }
    return (int) bits;
  }

  private static RangeTable.Range range(String text, long high, long low, int bits) {
    long highRest = bits >= Long.SIZE ? 0 : -1L >>> bits;
    long lowRest = bits <= Long.SIZE ? -1L : bits == V6_BITS ? 0 : -1L >>> (bits - Long.SIZE);
    if ((high & highRest) != 0 || (low & lowRest) != 0) {
      // Mostly a slip: 10.0.0.1/8 may be meant as one machine or as sixteen million.
      throw new IllegalArgumentException(
          "Invalid address range: " + text + " (must name the range's first address)");
    }
    return new RangeTable.Range(high, low, high | highRest, low | lowRest);
  }

  private static IllegalArgumentException invalid(String range) {
    return new IllegalArgumentException(
        "Invalid address range: "
            + range
            + " (must be an address, or a range such as 10.0.0.0/8 or 2001:db8::/32)");
  }

  /** The ranges as given, each with its length and in the canonical form of addresses. */
  public List<String> texts() {
    return texts;
  }

  /** Returns whether there is no address in the set. */
  public boolean isEmpty() {
    return texts.isEmpty();
  }

  /** Returns whether an IPv4 address is in the set. */
  public boolean contains(int ipv4) {
    return v4.contains(0, ipv4 & 0xFFFFFFFFL);
  }

  /** Returns whether the IPv6 address of these two times eight bytes is in the set. */
  public boolean contains(long high, long low) {
    return v6.contains(high, low) || (Ipv6.isMapped(high, low) && contains((int) low));
  }

  /** The ranges as {@link #texts} has them, with commas between. */
  @Override
  public String toString() {
    return String.join(", ", texts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressRanges ranges && ranges.texts.equals(texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }
}
