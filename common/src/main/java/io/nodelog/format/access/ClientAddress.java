package io.nodelog.format.access;

import io.nodelog.bytes.AddressText;
import io.nodelog.bytes.ByteSearch;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;

/**
 * Reads who the client is: an IPv4 or IPv6 address, with or without a port, or any other text as a
 * name. Names are never resolved.
 */
final class ClientAddress {
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
    if (from == to || ByteSearch.indexOf(bytes, from, to, (byte) 0) != ByteSearch.NOT_FOUND) {
      return false;
    }
    record.setClientName();
    record.set(AccessField.CLIENT, from, to);
    return true;
  }
}
