package io.nodelog.summary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A masked message as it grows. Most of a message stays as it is; such a run is not copied byte by
 * byte while it is looked at, but as a whole when something that differs follows.
 *
 * <p>All positions of sources are of one array, and go up.
 */
final class MaskedText {
  private static final byte[] MASK = MessageMask.MASK.getBytes(StandardCharsets.US_ASCII);

  private final GrowingBytes masked = new GrowingBytes(2 * MessageMask.LONGEST);
  private byte[] source = new byte[0];
  private int runFrom;

  /** Starts a message, whose first byte is at {@code from}. */
  void start(byte[] bytes, int from) {
    source = bytes;
    runFrom = from;
    masked.clear();
  }

  /** How long the text would be if the source up to {@code to} stayed as it is. */
  int length(int to) {
    return masked.length() + to - runFrom;
  }

  /** Takes the source up to {@code to} as it is, as far as a message may be long. */
  void copyRun(int to) {
    int room = MessageMask.LONGEST + 1 - masked.length();
    if (to > runFrom && room > 0) {
      masked.putBytes(source, runFrom, Math.min(to, runFrom + room));
    }
    runFrom = to;
  }

  /** Takes the source up to {@code from} as it is, and a mask for what follows up to {@code to}. */
  void mask(int from, int to) {
    copyRun(from);
    masked.putBytes(MASK, 0, MASK.length);
    runFrom = to;
  }

  /**
   * Takes the source up to {@code from} as it is, and a space for what follows up to {@code to}.
   */
  void space(int from, int to) {
    copyRun(from);
    masked.putByte(' ');
    runFrom = to;
  }

  /** Takes back what was written behind a length; the source goes on at {@code from}. */
  void takeBack(int length, int from) {
    masked.setLength(length);
    runFrom = from;
  }

  /** Returns whether two parts of what was written are equal. */
  boolean areEqual(int from, int to, int otherFrom, int otherTo) {
    return Arrays.equals(masked.array(), from, to, masked.array(), otherFrom, otherTo);
  }

  /** Ends the message before {@code to}. What is too long is cut, but not within a character. */
  GrowingBytes end(int to) {
    copyRun(to);
    if (masked.length() > MessageMask.LONGEST) {
      int end = MessageMask.LONGEST;
      while (end > 0 && (masked.array()[end] & 0xC0) == 0x80) {
        end--;
      }
      masked.setLength(end);
    }
    return masked;
  }
}
