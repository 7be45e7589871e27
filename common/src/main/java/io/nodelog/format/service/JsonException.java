package io.nodelog.format.service;

import io.nodelog.bytes.JsonFields;
import io.nodelog.bytes.JsonPaths;
import java.nio.charset.StandardCharsets;

/**
 * An exception that is an object of JSON, as Spark ({@code class}, {@code msg}, {@code stacktrace})
 * and log4j ({@code name}, {@code message}, {@code extendedStackTrace}) write it: put together
 * again as Java prints it.
 */
final class JsonException {
  /** Frames further out tell nothing about what failed. */
  private static final int MOST_FRAMES = 48;

  private static final byte[] COLON = ascii(": ");
  private static final byte[] AT = ascii("\n\tat ");
  private static final byte[] DOT = ascii(".");
  private static final byte[] OPEN = ascii("(");
  private static final byte[] LINE = ascii(":");
  private static final byte[] CLOSE = ascii(")");

  private final int[] type;
  private final int[] message;
  private final int[][][] frames = new int[MOST_FRAMES][][];

  /**
   * An exception at a path.
   *
   * @param paths gets the paths of its parts
   */
  JsonException(String path, JsonPaths paths) {
    type = paths(paths, path + ".class", path + ".name");
    message = paths(paths, path + ".msg", path + ".message");
    for (int i = 0; i < MOST_FRAMES; i++) {
      String spark = path + ".stacktrace[" + i + "].";
      String log4j = path + ".extendedStackTrace[" + i + "].";
      frames[i] =
          new int[][] {
            paths(paths, spark + "class", log4j + "class"),
            paths(paths, spark + "method", log4j + "method"),
            paths(paths, spark + "file", log4j + "file"),
            paths(paths, spark + "line", log4j + "line")
          };
    }
  }

  private static int[] paths(JsonPaths all, String... paths) {
    int[] numbers = new int[paths.length];
    for (int i = 0; i < paths.length; i++) {
      numbers[i] = all.add(paths[i]);
    }
    return numbers;
  }

  /** Adds the stack trace to a text; nothing if the object has no exception. */
  void addTo(DecodedText text, JsonFields json, byte[] bytes) {
    if (!has(json, type)) {
      return;
    }
    add(text, json, bytes, type);
    if (has(json, message)) {
      text.addString(COLON, 0, COLON.length);
      add(text, json, bytes, message);
    }
    for (int i = 0; i < MOST_FRAMES && has(json, frames[i][0]); i++) {
      addFrame(text, json, bytes, frames[i]);
    }
  }

  private static void addFrame(DecodedText text, JsonFields json, byte[] bytes, int[][] frame) {
    text.addString(AT, 0, AT.length);
    add(text, json, bytes, frame[0]);
    text.addString(DOT, 0, DOT.length);
    add(text, json, bytes, frame[1]);
    text.addString(OPEN, 0, OPEN.length);
    add(text, json, bytes, frame[2]);
    if (has(json, frame[3])) {
      text.addString(LINE, 0, LINE.length);
      add(text, json, bytes, frame[3]);
    }
    text.addString(CLOSE, 0, CLOSE.length);
  }

  private static void add(DecodedText text, JsonFields json, byte[] bytes, int[] paths) {
    for (int path : paths) {
      if (json.has(path)) {
        text.addString(bytes, json.from(path), json.to(path));
        return;
      }
    }
  }

  private static boolean has(JsonFields json, int[] paths) {
    for (int path : paths) {
      if (json.has(path)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
