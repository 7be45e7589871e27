package io.nodelog.bytes;

/** The canonical form of an IPv6 address, RFC 5952. */
final class Ipv6Text {
  private static final int GROUPS = 8;
  private static final long MAPPED_IPV4 = 0xFFFF;

  private Ipv6Text() {}

  static String of(long high, long low) {
    if (high == 0 && low >>> 32 == MAPPED_IPV4) {
      return "::ffff:" + Ipv4.text((int) low);
    }
    int gap = longestGap(high, low);
    int gapEnd = gap + gapLength(high, low, gap);
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < GROUPS; i++) {
      if (i == gap) {
        text.append("::");
        i = gapEnd - 1;
        continue;
      }
      if (i > 0 && i != gapEnd) {
        text.append(':');
      }
      text.append(Integer.toHexString(group(high, low, i)));
    }
    return text.toString();
  }

  /** Where the first of the longest runs of zero groups starts; a single zero group is no run. */
  private static int longestGap(long high, long low) {
    int best = GROUPS;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int here = gapLength(high, low, i);
      if (here > length) {
        best = i;
        length = here;
      }
    }
    return best;
  }

  private static int gapLength(long high, long low, int from) {
    int i = from;
    while (i < GROUPS && group(high, low, i) == 0) {
      i++;
    }
    return i - from;
  }

  private static int group(long high, long low, int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index & 3))) & 0xFFFF;
  }
}
