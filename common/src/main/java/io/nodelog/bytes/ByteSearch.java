package io.nodelog.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds bytes in byte arrays, eight at a time. */
public final class ByteSearch {
  /** Where something is that is not there. */
  public static final int NOT_FOUND = -1;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long SPACES = ONES * ' ';

  private ByteSearch() {}

  /** Returns whether a range has nothing but spaces, tabs and line ends; an empty one has. */
  public static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the position of the first byte equal to {@code wanted} from {@code from} to {@code to},
   * or {@link #NOT_FOUND}.
   *
   * @throws IndexOutOfBoundsException if the range is not empty and not inside the array
   */
  public static int indexOf(byte[] bytes, int from, int to, byte wanted) {
    long pattern = (wanted & 0xFFL) * ONES;
    int i = from;
    for (int lastWord = to - Long.BYTES; i <= lastWord; i += Long.BYTES) {
      long hits = hits(word(bytes, i) ^ pattern);
      if (hits != 0) {
        return i + position(hits);
      }
    }
    return indexOfInRest(bytes, i, to, wanted, pattern);
  }

  /**
   * Returns how many bytes from {@code from} to {@code to} are equal to {@code wanted}.
   *
   * @throws IndexOutOfBoundsException if the range is not empty and not inside the array
   */
  public static int count(byte[] bytes, int from, int to, byte wanted) {
    long pattern = (wanted & 0xFFL) * ONES;
    int count = 0;
    int i = from;
    for (int lastWord = to - Long.BYTES; i <= lastWord; i += Long.BYTES) {
      long others = word(bytes, i) ^ pattern;
      // All hits count here, so every mark has to be right: one for each byte that is not zero.
      long marks = (((others & LOWS) + LOWS) | others) & HIGHS;
      count += Long.BYTES - Long.bitCount(marks);
    }
    for (; i < to; i++) {
      if (bytes[i] == wanted) {
        count++;
      }
    }
    return count;
  }

  /**
   * Returns the position of the first byte equal to {@code wanted} or to {@code other} from {@code
   * from} to {@code to}, or {@link #NOT_FOUND}.
   *
   * @throws IndexOutOfBoundsException if the range is not empty and not inside the array
   */
  public static int indexOfEither(byte[] bytes, int from, int to, byte wanted, byte other) {
    long pattern = (wanted & 0xFFL) * ONES;
    long otherPattern = (other & 0xFFL) * ONES;
    int i = from;
    for (int lastWord = to - Long.BYTES; i <= lastWord; i += Long.BYTES) {
      long word = word(bytes, i);
      // The lowest mark of each is right, so the lowest of both is.
      long hits = hits(word ^ pattern) | hits(word ^ otherPattern);
      if (hits != 0) {
        return i + position(hits);
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == wanted || bytes[i] == other) {
        return i;
      }
    }
    return NOT_FOUND;
  }

  /** Fewer than eight bytes are left; mostly there are others behind them that may be read too. */
  private static int indexOfInRest(byte[] bytes, int from, int to, byte wanted, long pattern) {
    if (from < to && from <= bytes.length - Long.BYTES) {
      long hits = hits(word(bytes, from) ^ pattern);
      int found = from + position(hits);
      return found < to ? found : NOT_FOUND;
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return NOT_FOUND;
  }

  /**
   * Returns the position of the first quote or control character (below 32) from {@code from} on.
   * There must be one, with seven more bytes in the array behind it. To look for both costs little
   * more than to look for one: a control character is what borrows when 32 is subtracted.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public static int quoteOrControl(byte[] bytes, int from) {
    for (int i = from; ; i += Long.BYTES) {
      long word = word(bytes, i);
      long hits = (((word ^ QUOTES) - ONES) | (word - SPACES)) & ~word & HIGHS;
      if (hits != 0) {
        return i + position(hits);
      }
    }
  }

  /**
   * Returns the position of the first space or control character (up to 32) from {@code from} on.
   * There must be one, with seven more bytes in the array behind it.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public static int wordEnd(byte[] bytes, int from) {
    for (int i = from; ; i += Long.BYTES) {
      long word = word(bytes, i);
      long hits = (word - (SPACES + ONES)) & ~word & HIGHS;
      if (hits != 0) {
        return i + position(hits);
      }
    }
  }

  /** Returns the eight bytes from {@code from} on, the first one lowest. */
  public static long word(byte[] bytes, int from) {
    return (long) WORD.get(bytes, from);
  }

  /**
   * Marks the lowest zero byte of a word. Subtracting one borrows from a zero byte only, but the
   * borrow can mark the next byte too: of several marks only the lowest is right, and no other is
   * used here.
   */
  private static long hits(long word) {
    return (word - ONES) & ~word & HIGHS;
  }

  /** Returns which byte the lowest mark is in; 8 if there is none. */
  private static int position(long hits) {
    return Long.numberOfTrailingZeros(hits) >>> 3;
  }
}
