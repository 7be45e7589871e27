package io.nodelog.bytes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is wanted of one JSON value: the value itself, members of an object or elements of an array.
 * Members are found by a hash of their first eight bytes and compared with the key as it is
 * written.
 */
final class JsonNode {
  /** The node of values that nobody wants. */
  static final JsonNode UNWANTED = new JsonNode();

  /** The path of a node whose own value is not wanted. */
  static final int NO_PATH = -1;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final List<JsonNode> members = new ArrayList<>();
  private final List<byte[]> keys = new ArrayList<>();
  private final List<JsonNode> elements = new ArrayList<>();
  private int path = NO_PATH;
  private int[] pathsWithin = {};

  /** The numbers of the members from 1; at least half of the places are empty (0). */
  private int[] table = new int[2];

  private byte[][] tableKeys = new byte[2][0];
  private long[] tableWords = new long[2];
  private int shift = Long.SIZE - 1;

  /** The path that the value itself is wanted for, or {@link #NO_PATH}. */
  int path() {
    return path;
  }

  void setPath(int value) {
    path = value;
  }

  /** What is wanted of the element at an index. */
  JsonNode element(int index) {
    return index < elements.size() ? elements.get(index) : UNWANTED;
  }

  JsonNode makeElement(int index) {
    while (elements.size() <= index) {
      elements.add(new JsonNode());
    }
    return elements.get(index);
  }

  JsonNode makeMember(String name) {
    byte[] key = name.getBytes(StandardCharsets.UTF_8);
    JsonNode known = member(key, 0, key.length);
    if (known != UNWANTED) {
      return known;
    }
    members.add(new JsonNode());
    keys.add(key);
    rebuild();
    return members.get(members.size() - 1);
  }

  private void rebuild() {
    int size = Integer.highestOneBit(members.size()) * 4;
    table = new int[size];
    tableKeys = new byte[size][0];
    tableWords = new long[size];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
    for (int i = 0; i < members.size(); i++) {
      byte[] key = keys.get(i);
      long word = word(key, 0, key.length);
      int place = place(word, key.length);
      while (table[place] != 0) {
        place = (place + 1) & (size - 1);
      }
      table[place] = i + 1;
      tableKeys[place] = key;
      tableWords[place] = word;
    }
  }

  /** What is wanted of the member with a key, which lies between quotes as it is. */
  JsonNode member(byte[] bytes, int from, int to) {
    int length = to - from;
    long word = word(bytes, from, to);
    int place = place(word, length);
    while (table[place] != 0) {
      if (tableWords[place] == word && isKey(tableKeys[place], bytes, from, length)) {
        return members.get(table[place] - 1);
      }
      place = (place + 1) & (table.length - 1);
    }
    return UNWANTED;
  }

  private int place(long word, int length) {
    return (int) (((word + length) * SPREAD) >>> shift);
  }

  /** The first eight bytes of a key, the first one lowest. */
  private static long word(byte[] bytes, int from, int to) {
    int length = Math.min(to - from, Long.BYTES);
    if (from + Long.BYTES <= bytes.length) {
      long word = ByteSearch.word(bytes, from);
      return length == Long.BYTES ? word : word & ((1L << (8 * length)) - 1);
    }
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = word << 8 | (bytes[from + i] & 0xFF);
    }
    return word;
  }

  private static boolean isKey(byte[] key, byte[] bytes, int from, int length) {
    if (key.length != length) {
      return false;
    }
    for (int i = Long.BYTES; i < length; i++) {
      if (key[i] != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }

  /** The paths that are wanted of this value and of its parts; known once all are added. */
  int[] pathsWithin() {
    return pathsWithin;
  }

  /** Gathers the paths within each node. */
  int[] gather() {
    IntStream own = path == NO_PATH ? IntStream.empty() : IntStream.of(path);
    IntStream parts =
        Stream.concat(members.stream(), elements.stream())
            .flatMapToInt(part -> IntStream.of(part.gather()));
    pathsWithin = IntStream.concat(own, parts).toArray();
    return pathsWithin;
  }
}
