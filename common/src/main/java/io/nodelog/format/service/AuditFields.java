package io.nodelog.format.service;

import io.nodelog.bytes.AddressText;
import io.nodelog.bytes.Digits;
import io.nodelog.bytes.FixedText;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;

/** Puts values of a logger of requests into a record, for one thread. */
final class AuditFields {
  private static final FixedText NULL = FixedText.of("null");
  private static final FixedText SOCKET = FixedText.of("unix:");

  private final AddressText address = new AddressText();

  /** Sets a text, unless the value is missing, empty or Java's {@code null}. */
  static void text(
      AccessField field, LabelledValues values, int label, byte[] bytes, AccessRecord record) {
    if (isPresent(values, label, bytes)) {
      record.set(field, values.from(label), values.to(label));
    }
  }

  private static boolean isPresent(LabelledValues values, int label, byte[] bytes) {
    return values.has(label)
        && values.from(label) < values.to(label)
        && !NULL.is(bytes, values.from(label), values.to(label));
  }

  /** Returns a count; {@link Digits#INVALID} if the value is missing or no number. */
  static long number(LabelledValues values, int label, byte[] bytes) {
    return values.has(label)
        ? Digits.parse(bytes, values.from(label), values.to(label))
        : Digits.INVALID;
  }

  /** Sets the client from an address as Java prints it: {@code name/192.0.2.7:49152}. */
  void client(LabelledValues values, int label, byte[] bytes, AccessRecord record) {
    if (!isPresent(values, label, bytes)) {
      return;
    }
    int to = values.to(label);
    if (SOCKET.at(bytes, values.from(label), to)) {
      record.set(AccessField.CLIENT, values.from(label), values.from(label) + SOCKET.length());
      record.setClientName();
      return;
    }
    int from = addressFrom(values, label, bytes);
    if (isAddress(bytes, from, to)) {
      setClient(record);
    } else if (from < to) {
      record.set(AccessField.CLIENT, from, to);
      record.setClientName();
    }
  }

  private void setClient(AccessRecord record) {
    record.set(AccessField.CLIENT, address.from(), address.to());
    if (address.isV4()) {
      record.setClientIpv4(address.ipv4());
    } else {
      record.setClientIpv6(address.high(), address.low());
    }
  }

  /** Sets the server that the client spoke to, from what Java prints of its address. */
  void server(LabelledValues values, int label, byte[] bytes, AccessRecord record) {
    if (!isPresent(values, label, bytes)) {
      return;
    }
    int from = addressFrom(values, label, bytes);
    if (isAddress(bytes, from, values.to(label))) {
      record.set(AccessField.SERVER, address.from(), address.to());
    }
  }

  /** The address stands behind a name, which may be empty, and a slash. */
  private static int addressFrom(LabelledValues values, int label, byte[] bytes) {
    int from = values.to(label);
    while (from > values.from(label) && bytes[from - 1] != '/') {
      from--;
    }
    return from;
  }

  /** Java writes IPv6 addresses without brackets, also before a port. */
  private boolean isAddress(byte[] bytes, int from, int to) {
    return address.parse(bytes, from, to)
        || address.parse(bytes, from, PortedAddress.end(bytes, from, to, true));
  }
}
