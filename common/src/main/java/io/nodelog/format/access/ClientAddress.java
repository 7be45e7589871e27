package io.nodelog.format.access;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.Digits;
import io.nodelog.bytes.Ipv4;
import io.nodelog.bytes.Ipv6;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;

/**
 * Reads who the client is: an IPv4 or IPv6 address, with or without a port, or any other text as a
 * name. Names are never resolved.
 */
final class ClientAddress {
  private static final int LONGEST_PORT = 5;

  private final Ipv6 ipv6 = new Ipv6();

  /** Puts the client into the record; returns false if there is none or it is binary. */
  boolean take(byte[] bytes, int from, int to, AccessRecord record) {
    long prefix = Ipv4.parsePrefix(bytes, from, to);
    int end = prefix == Ipv4.INVALID ? from : from + (int) (prefix >>> 32);
    if (end > from && (end == to || isPort(bytes, end, to))) {
      record.setClientIpv4((int) prefix);
      record.set(AccessField.CLIENT, from, end);
      return true;
    }
    return takeIpv6(bytes, from, to, record) || takeName(bytes, from, to, record);
  }

  private boolean takeIpv6(byte[] bytes, int from, int to, AccessRecord record) {
    int start = from;
    int end = to;
    if (from < to && bytes[from] == '[') {
      start++;
      end = ByteSearch.indexOf(bytes, from, to, (byte) ']');
      if (end == ByteSearch.NOT_FOUND || (end + 1 < to && !isPort(bytes, end + 1, to))) {
        return false;
      }
    }
    if (!ipv6.parse(bytes, start, end)) {
      return false;
    }
    record.setClientIpv6(ipv6.high(), ipv6.low());
    record.set(AccessField.CLIENT, start, end);
    return true;
  }

  private static boolean takeName(byte[] bytes, int from, int to, AccessRecord record) {
    if (from == to || ByteSearch.indexOf(bytes, from, to, (byte) 0) != ByteSearch.NOT_FOUND) {
      return false;
    }
    record.setClientName();
    record.set(AccessField.CLIENT, from, to);
    return true;
  }

  private static boolean isPort(byte[] bytes, int from, int to) {
    return bytes[from] == ':'
        && to - from <= LONGEST_PORT + 1
        && Digits.parse(bytes, from + 1, to) != Digits.INVALID;
  }
}
