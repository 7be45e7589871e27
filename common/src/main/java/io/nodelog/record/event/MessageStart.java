package io.nodelog.record.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * How messages start that may tell of nodes, and who reads them.
 *
 * @param text ASCII, not empty
 */
record MessageStart(String text, Consumer<Telling> reader) {
  /** The bytes of the text, to be compared with those of a message. */
  Bytes bytes() {
    return new Bytes(text.getBytes(StandardCharsets.US_ASCII), reader);
  }

  /** The same, fit for the loop that every message goes through. */
  static final class Bytes {
    private final byte[] start;
    private final Consumer<Telling> reader;

    private Bytes(byte[] start, Consumer<Telling> reader) {
      this.start = start;
      this.reader = reader;
    }

    byte first() {
      return start[0];
    }

    boolean fits(byte[] bytes, int from, int to) {
      int end = from + start.length;
      return end <= to && Arrays.equals(bytes, from, end, start, 0, start.length);
    }

    void read(Telling telling) {
      reader.accept(telling);
    }
  }
}
