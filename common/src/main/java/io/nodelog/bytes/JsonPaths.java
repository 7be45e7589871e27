package io.nodelog.bytes;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values that are wanted of JSON objects, each by its path: {@code status}, {@code
 * request.remote_ip} or {@code request.headers.User-Agent[0]}. A key with a point or a bracket in
 * it stands between single quotes: {@code 'http.status'}. Keys are compared as they are written, so
 * that a key with an escape in the line is another key.
 */
public final class JsonPaths {
  private static final int MOST_ELEMENTS = 64;

  private final JsonNode root = new JsonNode();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /**
   * Adds a path and returns its number, counted from 0 in the order in which they were added; a
   * path that was added before keeps its number.
   *
   * @throws IllegalArgumentException if it is no path
   */
  public int add(String path) {
    Integer known = numbers.get(path);
    if (known != null) {
      return known;
    }
    JsonNode node = new Reader(path).node();
    if (node.path() == JsonNode.NO_PATH) {
      node.setPath(numbers.size());
    } else {
      throw invalid(path, "must not be another way to write a path before it");
    }
    numbers.put(path, numbers.size());
    return numbers.size() - 1;
  }

  /** How many paths there are. */
  public int count() {
    return numbers.size();
  }

  /** Returns a reader for one thread; no path may be added any more. */
  public JsonFields reader() {
    root.gather();
    return new JsonFields(root, count());
  }

  private static IllegalArgumentException invalid(String path, String rule) {
    return new IllegalArgumentException("Invalid path: " + path + " (" + rule + ")");
  }

  /** Reads one path, from left to right. */
  private final class Reader {
    private final String path;
    private int at;

    Reader(String path) {
      this.path = path;
    }

    JsonNode node() {
      JsonNode node = root.makeMember(key());
      while (at < path.length()) {
        char c = path.charAt(at++);
        if (c == '[') {
          node = node.makeElement(index());
        } else if (c == '.') {
          node = node.makeMember(key());
        } else {
          throw invalid(path, "must have a point or [ behind each key");
        }
      }
      return node;
    }

    private String key() {
      int from = at;
      boolean quoted = path.startsWith("'", at);
      int end = quoted ? path.indexOf('\'', at + 1) : plainEnd();
      at = quoted ? end + 1 : end;
      if (end <= (quoted ? from + 1 : from)) {
        throw invalid(path, "must have keys such as status, request.uri or 'http.status'");
      }
      return path.substring(quoted ? from + 1 : from, end);
    }

    private int plainEnd() {
      int end = at;
      while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
        end++;
      }
      return end;
    }

    private int index() {
      int end = path.indexOf(']', at);
      String digits = end < 0 ? "" : path.substring(at, end);
      at = end + 1;
      int index = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : MOST_ELEMENTS;
      if (index >= MOST_ELEMENTS) {
        throw invalid(path, "must have a number from 0 to " + (MOST_ELEMENTS - 1) + " in brackets");
      }
      return index;
    }
  }
}
