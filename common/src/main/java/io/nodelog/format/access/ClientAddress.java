package io.nodelog.format.access;

import io.nodelog.bytes.AddressText;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;

/**
 * Reads who the client is: an IPv4 or IPv6 address, with or without a port, or a name. Names are
 * never resolved. A text with a space, a comma or a bracket of syslog is no client: it shows that
 * the line is of another format, and every such line would count as a client of its own.
 */
final class ClientAddress {
  private static final byte DELETE = 0x7f;

  private final AddressText address = new AddressText();

  /** Puts the client into the record; returns false if there is none or it is binary. */
  boolean take(byte[] bytes, int from, int to, AccessRecord record) {
    if (!address.parse(bytes, from, to)) {
      return takeName(bytes, from, to, record);
    }
    if (address.isV4()) {
      record.setClientIpv4(address.ipv4());
    } else {
      record.setClientIpv6(address.high(), address.low());
    }
    record.set(AccessField.CLIENT, address.from(), address.to());
    return true;
  }

  private static boolean takeName(byte[] bytes, int from, int to, AccessRecord record) {
    if (from == to) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!isOfName(bytes[i])) {
        return false;
      }
    }
    record.setClientName();
    record.set(AccessField.CLIENT, from, to);
    return true;
  }

  /** What parts fields and lists, a priority of syslog, or a control character. */
  private static boolean isOfName(byte b) {
    return b < 0 || (b > ' ' && b != ',' && b != '<' && b != '>' && b != '"' && b != DELETE);
  }
}
