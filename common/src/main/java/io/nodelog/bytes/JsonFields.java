package io.nodelog.bytes;

import java.util.Arrays;

/**
 * Finds the values of {@link JsonPaths} in a JSON object, in one pass and where they lie: nothing
 * is copied and no object is made. Of a key that comes twice the last value counts.
 *
 * <p>Used by one thread. Bytes that are no JSON object are told apart, up to what nobody minds: a
 * backslash may stand before any byte, strings may hold control characters, and numbers may have
 * leading zeros.
 */
public final class JsonFields {
  private static final int ABSENT = -1;
  private static final int GARBAGE = -1;

  /** Log lines nest a few levels; whoever sends more does not mean well. */
  private static final int DEEPEST = 32;

  private final JsonNode root;
  private final int[] from;
  private final int[] to;
  private byte[] bytes = new byte[0];
  private int end;

  JsonFields(JsonNode root, int paths) {
    this.root = root;
    from = new int[paths];
    to = new int[paths];
  }

  /** Reads an object that takes the whole range, but for spaces; returns whether it is one. */
  public boolean read(byte[] line, int lineFrom, int lineTo) {
    bytes = line;
    end = lineTo;
    Arrays.fill(from, ABSENT);
    int start = skipSpace(lineFrom);
    int p = start < end && bytes[start] == '{' ? object(root, start + 1, 0) : GARBAGE;
    return p != GARBAGE && skipSpace(p) == end;
  }

  /** Returns whether the object has a value for a path that is no object, array or null. */
  public boolean has(int path) {
    return from[path] != ABSENT;
  }

  /** Where the value of a path starts: of a string behind its quote. */
  public int from(int path) {
    return from[path];
  }

  /** Where the value of a path ends (exclusive). */
  public int to(int path) {
    return to[path];
  }

  /** Reads members up to the closing brace; returns where it ends, or {@link #GARBAGE}. */
  private int object(JsonNode node, int at, int depth) {
    int p = skipSpace(at);
    if (isAt(p, '}')) {
      return p + 1;
    }
    while (true) {
      if (!isAt(p, '"')) {
        return GARBAGE;
      }
      int keyEnd = stringEnd(p + 1);
      if (keyEnd == GARBAGE) {
        return GARBAGE;
      }
      JsonNode member = node.member(bytes, p + 1, keyEnd);
      p = skipSpace(keyEnd + 1);
      p = isAt(p, ':') ? value(member, skipSpace(p + 1), depth) : GARBAGE;
      if (p == GARBAGE) {
        return GARBAGE;
      }
      p = skipSpace(p);
      if (!isAt(p, ',')) {
        return isAt(p, '}') ? p + 1 : GARBAGE;
      }
      p = skipSpace(p + 1);
    }
  }

  /** Reads elements up to the closing bracket; returns where it ends, or {@link #GARBAGE}. */
  private int array(JsonNode node, int at, int depth) {
    int p = skipSpace(at);
    if (isAt(p, ']')) {
      return p + 1;
    }
    for (int index = 0; ; index++) {
      p = value(node.element(index), p, depth);
      if (p == GARBAGE) {
        return GARBAGE;
      }
      p = skipSpace(p);
      if (!isAt(p, ',')) {
        return isAt(p, ']') ? p + 1 : GARBAGE;
      }
      p = skipSpace(p + 1);
    }
  }

  private int value(JsonNode node, int at, int depth) {
    if (node != JsonNode.UNWANTED) {
      forget(node);
    }
    if (at >= end) {
      return GARBAGE;
    }
    return switch (bytes[at]) {
      case '"' -> string(node, at + 1);
      case '{' -> depth == DEEPEST ? GARBAGE : object(node, at + 1, depth + 1);
      case '[' -> depth == DEEPEST ? GARBAGE : array(node, at + 1, depth + 1);
      case 't' -> word(node, "true", at);
      case 'f' -> word(node, "false", at);
      case 'n' -> word(JsonNode.UNWANTED, "null", at);
      default -> number(node, at);
    };
  }

  /** A key that comes again takes the place of the value that it had, with all of its parts. */
  private void forget(JsonNode node) {
    for (int path : node.pathsWithin()) {
      from[path] = ABSENT;
    }
  }

  private void take(JsonNode node, int start, int stop) {
    if (node.path() != JsonNode.NO_PATH) {
      from[node.path()] = start;
      to[node.path()] = stop;
    }
  }

  private int string(JsonNode node, int start) {
    int stop = stringEnd(start);
    if (stop == GARBAGE) {
      return GARBAGE;
    }
    take(node, start, stop);
    return stop + 1;
  }

  /** Returns where the closing quote is. */
  private int stringEnd(int start) {
    int p = ByteSearch.indexOfEither(bytes, start, end, (byte) '"', (byte) '\\');
    while (p >= 0 && bytes[p] == '\\') {
      p = ByteSearch.indexOfEither(bytes, p + 2, end, (byte) '"', (byte) '\\');
    }
    return p;
  }

  private int word(JsonNode node, String word, int start) {
    int stop = start + word.length();
    if (stop > end) {
      return GARBAGE;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[start + i] != word.charAt(i)) {
        return GARBAGE;
      }
    }
    take(node, start, stop);
    return stop;
  }

  /** A number starts with a digit or a minus and ends with a digit; its parts are not checked. */
  private int number(JsonNode node, int start) {
    int stop = start;
    while (stop < end && isOfNumber(bytes[stop])) {
      stop++;
    }
    boolean number = stop > start && Digits.isDigit(bytes[stop - 1]) && bytes[start] != '+';
    if (!number) {
      return GARBAGE;
    }
    take(node, start, stop);
    return stop;
  }

  private static boolean isOfNumber(byte b) {
    return Digits.isDigit(b) || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
  }

  private boolean isAt(int p, char wanted) {
    return p < end && bytes[p] == wanted;
  }

  private int skipSpace(int at) {
    int p = at;
    while (p < end && (bytes[p] == ' ' || bytes[p] == '\t' || bytes[p] == '\r')) {
      p++;
    }
    return p;
  }
}
