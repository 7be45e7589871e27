package io.nodelog.summary;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Numbers the clients that 32 bits cannot hold, and keeps their encoded bytes. */
final class ClientNames {
  private static final int FIRST_SLOTS = 64;

  private final long seed = ThreadLocalRandom.current().nextLong();
  private final GrowingBytes bytes = new GrowingBytes();
  private int[] ends = new int[FIRST_SLOTS / 2];
  private int[] hashes = new int[FIRST_SLOTS / 2];
  private int[] slots = new int[FIRST_SLOTS]; // a client's number plus 1, or 0
  private int size;

  /** Returns the number of a client, given its encoded bytes. */
  int numberOf(ByteRange client) {
    int hash = (int) KeyHash.of(client.bytes(), client.from(), client.to(), seed);
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (; slots[slot] != 0; slot = (slot + 1) & mask) {
      int number = slots[slot] - 1;
      if (hashes[number] == hash && same(number, client)) {
        return number;
      }
    }
    slots[slot] = size + 1;
    return insert(client, hash);
  }

  private boolean same(int number, ByteRange client) {
    return Arrays.equals(
        bytes.array(), from(number), to(number), client.bytes(), client.from(), client.to());
  }

  private int insert(ByteRange client, int hash) {
    int number = size++;
    bytes.putBytes(client);
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

  /** The array that the encoded clients lie in, valid until a client is added. */
  byte[] array() {
    return bytes.array();
  }

  int from(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  int to(int number) {
    return ends[number];
  }

  /** The first five bytes of an encoded client, its kind included; zeros follow a shorter one. */
  long prefix(int number) {
    long prefix = 0;
    for (int at = from(number), end = at + 1 + Integer.BYTES; at < end; at++) {
      prefix = (prefix << 8) | (at < to(number) ? bytes.array()[at] & 0xff : 0);
    }
    return prefix;
  }

  int compare(int left, int right) {
    return Arrays.compareUnsigned(array(), from(left), to(left), array(), from(right), to(right));
  }

  /** About how many bytes of memory the clients take. */
  long heldBytes() {
    return 2L * bytes.length() + 32L * size;
  }

  void clear() {
    bytes.clear();
    Arrays.fill(slots, 0);
    size = 0;
  }
}
