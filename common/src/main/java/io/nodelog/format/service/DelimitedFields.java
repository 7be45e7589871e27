package io.nodelog.format.service;

import java.util.Arrays;

/**
 * Cuts a line into fields. A field may stand in quotes, in which a quote is doubled; it is then the
 * text between them, its doubled quotes as they are.
 */
final class DelimitedFields {
  private final byte delimiter;
  private int[] from = new int[16];
  private int[] to = new int[16];
  private int count;

  DelimitedFields(byte delimiter) {
    this.delimiter = delimiter;
  }

  void cut(byte[] bytes, int start, int end) {
    count = 0;
    int at = start;
    while (at <= end) {
      int next = fieldEnd(bytes, at, end);
      boolean quoted = next - at >= 2 && bytes[at] == '"' && bytes[next - 1] == '"';
      add(quoted ? at + 1 : at, quoted ? next - 1 : next);
      at = next + 1;
    }
  }

  private int fieldEnd(byte[] bytes, int start, int end) {
    boolean quoted = start < end && bytes[start] == '"';
    boolean inside = false;
    int at = start;
    while (at < end && (inside || bytes[at] != delimiter)) {
      inside = inside != (quoted && bytes[at] == '"');
      at++;
    }
    return at;
  }

  private void add(int start, int end) {
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
    }
    from[count] = start;
    to[count++] = end;
  }

  int count() {
    return count;
  }

  int from(int field) {
    return from[field];
  }

  int to(int field) {
    return to[field];
  }
}
