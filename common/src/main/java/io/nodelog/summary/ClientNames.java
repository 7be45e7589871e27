package io.nodelog.summary;

import java.util.Arrays;

/** Numbers the clients that 32 bits cannot hold, and keeps their encoded bytes. */
final class ClientNames extends NumberedBytes {
  /** The first five bytes of an encoded client, its kind included; zeros follow a shorter one. */
  long prefix(int number) {
    long prefix = 0;
    for (int at = from(number), end = at + 1 + Integer.BYTES; at < end; at++) {
      prefix = (prefix << 8) | (at < to(number) ? array()[at] & 0xff : 0);
    }
    return prefix;
  }

  int compare(int left, int right) {
    return Arrays.compareUnsigned(array(), from(left), to(left), array(), from(right), to(right));
  }
}
