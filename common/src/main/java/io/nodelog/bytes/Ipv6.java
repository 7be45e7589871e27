package io.nodelog.bytes;

import java.util.Arrays;

/**
 * Reads IPv6 addresses: eight groups of up to four hexadecimal digits, one run of zero groups as
 * {@code ::}, the last two groups also as an IPv4 address. A zone id behind {@code %} is not a part
 * of the address. An IPv4-mapped address stays an IPv6 address.
 *
 * <p>Holds the last address that it read, so that reading makes no objects.
 */
public final class Ipv6 {
  private static final int GROUPS = 8;
  private static final int NO_GAP = -1;

  private final int[] groups = new int[GROUPS];
  private int count;
  private int gap;
  private long high;
  private long low;

  /** The first eight bytes of the last address. */
  public long high() {
    return high;
  }

  /** The last eight bytes of the last address. */
  public long low() {
    return low;
  }

  /** Reads an address that takes the whole range; returns false if it is none. */
  public boolean parse(byte[] bytes, int from, int to) {
    int zone = ByteSearch.indexOf(bytes, from, to, (byte) '%');
    if (zone == to - 1) {
      return false;
    }
    int end = zone == ByteSearch.NOT_FOUND ? to : zone;
    if (!readGroups(bytes, from, end) || !fillGap()) {
      return false;
    }
    high = join(0);
    low = join(GROUPS / 2);
    return true;
  }

  private boolean readGroups(byte[] bytes, int from, int to) {
    count = 0;
    gap = NO_GAP;
    int i = from;
    if (startsWithGap(bytes, from, to)) {
      gap = 0;
      i += 2;
    }
    while (i < to) {
      int end = groupEnd(bytes, i, to);
      if (end < to && bytes[end] == '.') {
        return readIpv4(bytes, i, to);
      }
      if (count == GROUPS || !readGroup(bytes, i, end)) {
        return false;
      }
      i = readColon(bytes, end, to);
      if (i == ByteSearch.NOT_FOUND) {
        return false;
      }
    }
    return count > 0 || gap == 0;
  }

  private static boolean startsWithGap(byte[] bytes, int from, int to) {
    return to - from >= 2 && bytes[from] == ':' && bytes[from + 1] == ':';
  }

  private static int groupEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && i - from <= 4 && Character.digit(bytes[i], 16) >= 0) {
      i++;
    }
    return i;
  }

  private boolean readGroup(byte[] bytes, int from, int to) {
    if (from == to || to - from > 4) {
      return false;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value << 4 | Character.digit(bytes[i], 16);
    }
    groups[count++] = value;
    return true;
  }

  /** Passes the colon or the gap behind a group; a single colon must have a group behind it. */
  private int readColon(byte[] bytes, int from, int to) {
    if (from == to) {
      return to;
    }
    if (startsWithGap(bytes, from, to)) {
      boolean first = gap == NO_GAP;
      gap = count;
      return first ? from + 2 : ByteSearch.NOT_FOUND;
    }
    return bytes[from] == ':' && from + 1 < to ? from + 1 : ByteSearch.NOT_FOUND;
  }

  private boolean readIpv4(byte[] bytes, int from, int to) {
    long address = Ipv4.parse(bytes, from, to);
    if (address == Ipv4.INVALID || count > GROUPS - 2) {
      return false;
    }
    groups[count++] = (int) (address >>> 16);
    groups[count++] = (int) (address & 0xFFFF);
    return true;
  }

  private boolean fillGap() {
    if (gap == NO_GAP) {
      return count == GROUPS;
    }
    if (count == GROUPS) {
      return false;
    }
    int behind = count - gap;
    System.arraycopy(groups, gap, groups, GROUPS - behind, behind);
    Arrays.fill(groups, gap, GROUPS - behind, 0);
    return true;
  }

  private long join(int from) {
    return (long) groups[from] << 48
        | (long) groups[from + 1] << 32
        | (long) groups[from + 2] << 16
        | groups[from + 3];
  }

  /**
   * Returns whether the last four bytes of an address are an IPv4 address ({@code ::ffff:0:0/96}).
   */
  public static boolean isMapped(long high, long low) {
    return high == 0 && low >>> 32 == 0xFFFF;
  }

  /** Returns an address in the canonical form of RFC 5952. */
  public static String text(long high, long low) {
    return Ipv6Text.of(high, low);
  }
}
