package io.nodelog.format.service;

import io.nodelog.bytes.Digits;
import io.nodelog.bytes.Ipv4;
import io.nodelog.bytes.Ipv6;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;

/** Puts values of a logger of requests into a record, for one thread. */
final class AuditFields {
  private static final FixedText NULL = FixedText.of("null");

  private final Ipv6 ipv6 = new Ipv6();

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
    int from = to;
    while (from > values.from(label) && bytes[from - 1] != '/') {
      from--;
    }
    if (from < to && !address(bytes, from, to, record)) {
      record.set(AccessField.CLIENT, from, to);
      record.setClientName();
    }
  }

  private boolean address(byte[] bytes, int from, int to, AccessRecord record) {
    boolean bracket = bytes[from] == '[';
    int end = PortedAddress.end(bytes, from, to, bracket);
    long v4 = Ipv4.parse(bytes, from, end);
    if (v4 != Ipv4.INVALID) {
      record.setClientIpv4((int) v4);
      record.set(AccessField.CLIENT, from, end);
      return true;
    }
    if (bracket && bytes[end - 1] == ']') {
      return v6(bytes, from + 1, end - 1, record);
    }
    return v6(bytes, from, to, record)
        || v6(bytes, from, PortedAddress.end(bytes, from, to, true), record);
  }

  private boolean v6(byte[] bytes, int from, int to, AccessRecord record) {
    if (from >= to || !ipv6.parse(bytes, from, to)) {
      return false;
    }
    record.setClientIpv6(ipv6.high(), ipv6.low());
    record.set(AccessField.CLIENT, from, to);
    return true;
  }
}
