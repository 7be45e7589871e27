package io.nodelog.summary;

/**
 * The type of a key column, with its bytes in an encoded key: the order of the bytes is the order
 * of the values.
 */
public enum KeyType {
  /** An instant in microseconds since the epoch: eight bytes, big endian, sign bit flipped. */
  INSTANT,
  /** An integer from 0 to 2^31 - 1: four bytes, big endian. */
  INTEGER,
  /** An integer from 0 to 2^63 - 1: eight bytes, big endian. */
  LONG,
  /** A text of any bytes: 0x00 is written as 0x00 0xff, the end as 0x00 0x00. */
  TEXT,
  /**
   * A client: one byte of {@link io.nodelog.record.ClientKind}'s ordinal, then the four bytes of an
   * IPv4 address, the sixteen of an IPv6 address, the name as {@link #TEXT}, or nothing.
   */
  CLIENT
}
