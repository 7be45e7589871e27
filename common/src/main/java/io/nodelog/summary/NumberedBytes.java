package io.nodelog.summary;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Numbers ranges of bytes in the order in which each is seen first, and keeps them. */
class NumberedBytes {
  private static final int FIRST_SLOTS = 64;

  private final long seed = ThreadLocalRandom.current().nextLong();
  private final GrowingBytes bytes = new GrowingBytes();
  private int[] ends = new int[FIRST_SLOTS / 2];
  private int[] hashes = new int[FIRST_SLOTS / 2];
  private int[] slots = new int[FIRST_SLOTS]; // a number plus 1, or 0
  private int size;

  /** Returns the number of some bytes, the next one if they are new. */
  int numberOf(ByteRange wanted) {
    int hash = (int) KeyHash.of(wanted.bytes(), wanted.from(), wanted.to(), seed);
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (; slots[slot] != 0; slot = (slot + 1) & mask) {
      int number = slots[slot] - 1;
      if (hashes[number] == hash && same(number, wanted)) {
        return number;
      }
    }
    slots[slot] = size + 1;
    return insert(wanted, hash);
  }

  private boolean same(int number, ByteRange wanted) {
    return Arrays.equals(
        bytes.array(), from(number), to(number), wanted.bytes(), wanted.from(), wanted.to());
  }

  private int insert(ByteRange wanted, int hash) {
    int number = size++;
    bytes.putBytes(wanted);
    ends[number] = bytes.length();
    hashes[number] = hash;
    if (size == ends.length) {
      grow();
    }
    return number;
  }

  private void grow() {
    ends = Arrays.copyOf(ends, 2 * size);
    hashes = Arrays.copyOf(hashes, 2 * size);
    slots = new int[4 * size];
    int mask = slots.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = hashes[number] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number + 1;
    }
  }

  /** How many were seen. */
  int size() {
    return size;
  }

  /** The array that all bytes lie in, valid until some are added. */
  byte[] array() {
    return bytes.array();
  }

  int from(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  int to(int number) {
    return ends[number];
  }

  /** About how many bytes of memory they take. */
  long heldBytes() {
    return 2L * bytes.length() + 32L * size;
  }

  void clear() {
    bytes.clear();
    Arrays.fill(slots, 0);
    size = 0;
  }
}
