package io.nodelog.app.generate;

import io.nodelog.record.ClientKind;

/**
 * What a client is called in logs and answers. A client is known by its rank; rank 0 is the
 * heaviest and always has an IPv4 address. Addresses are private or for documentation, and in
 * canonical form.
 */
final class ClientText {
  private static final int LOW_BITS = (1 << 24) - 1;
  private static final byte[] V6_PREFIX = LineBuffer.ascii("2001:db8:");
  private static final byte[] NAME_PREFIX = LineBuffer.ascii("host-");
  private static final byte[] NAME_SUFFIX = LineBuffer.ascii(".example.net");

  private final int ipv6Below;
  private final int nameBelow;

  ClientText(ClientMix mix) {
    ipv6Below = PlanCheck.millionths(mix.ipv6Share());
    nameBelow = ipv6Below + PlanCheck.millionths(mix.nameShare());
  }

  ClientKind kind(int rank) {
    if (rank == 0 || nameBelow == 0) {
      return ClientKind.V4;
    }
    int lot = (int) Long.remainderUnsigned(Dice.mix(rank), 1_000_000);
    return lot < ipv6Below ? ClientKind.V6 : lot < nameBelow ? ClientKind.NAME : ClientKind.V4;
  }

  void write(LineBuffer out, int rank) {
    switch (kind(rank)) {
      case V4 -> v4(out, rank);
      case V6 -> v6(out, rank);
      case NAME -> out.put(NAME_PREFIX).number(rank).put(NAME_SUFFIX);
      case NONE -> out.put('-');
    }
  }

  private static void v4(LineBuffer out, int rank) {
    int low = scramble(rank);
    out.number(10 + (rank >>> 24)).put('.');
    out.number(low >>> 16).put('.').number(low >>> 8 & 255).put('.').number(low & 255);
  }

  private static void v6(LineBuffer out, int rank) {
    int address = (rank & ~LOW_BITS) | scramble(rank);
    out.put(V6_PREFIX).hex(1 + (address >>> 16)).put(':').hex(1 + (address >>> 8 & 255));
    out.put(':').put(':').hex(1 + (address & 255));
  }

  /** Shuffles the low 24 bits: every step can be undone, so no two clients get one address. */
  private static int scramble(int rank) {
    int low = (rank + 0x5EED) & LOW_BITS;
    low = low * 0x9E3779B1 & LOW_BITS;
    low ^= low >>> 12;
    low = low * 0x85EBCA6B & LOW_BITS;
    return low ^ low >>> 12;
  }
}
