package io.nodelog.format.service;

import io.nodelog.bytes.Digits;

/** Addresses with a port behind them that daemons write without brackets. */
final class PortedAddress {
  private static final int LONGEST_PORT = 5;

  private PortedAddress() {}

  /**
   * Returns where an address ends, before its port.
   *
   * @param sure whether the daemon always writes a port; otherwise the last group of an IPv6
   *     address is taken for none
   */
  static int end(byte[] bytes, int from, int to, boolean sure) {
    int colon = to;
    while (colon > from && Digits.isDigit(bytes[colon - 1])) {
      colon--;
    }
    colon--;
    boolean port = colon > from && bytes[colon] == ':' && to - colon - 1 <= LONGEST_PORT;
    if (!port || to - colon == 1) {
      return to;
    }
    return sure || !hasColon(bytes, from, colon) ? colon : to;
  }

  private static boolean hasColon(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == ':') {
        return true;
      }
    }
    return false;
  }
}
