package io.nodelog.hdfs.raw;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The definition of a line at its simplest, over a whole file in memory. */
final class SimpleLines {
  private SimpleLines() {}

  /** A line in words: where it starts, how long it is, whether it has an end, what it says. */
  record Line(long offset, long length, boolean terminated, boolean tooLong, String content) {}

  static List<Line> of(byte[] file, int maxContent) {
    List<Line> lines = new ArrayList<>();
    String text = new String(file, StandardCharsets.ISO_8859_1);
    for (int from = 0; from < text.length(); ) {
      int newline = text.indexOf('\n', from);
      int to = newline < 0 ? text.length() : newline + 1;
      String content = text.substring(from, newline < 0 ? to : newline);
      if (newline >= 0 && content.endsWith("\r")) {
        content = content.substring(0, content.length() - 1);
      }
      if (from == 0 && content.startsWith("\u00EF\u00BB\u00BF")) {
        content = content.substring(3);
      }
      boolean tooLong = content.length() > maxContent;
      String kept = tooLong ? content.substring(0, maxContent) : content;
      lines.add(new Line(from, to - from, newline >= 0, tooLong, kept));
      from = to;
    }
    return lines;
  }

  /** Reads every line that is left. */
  static List<Line> read(LineReader reader) throws IOException {
    List<Line> lines = new ArrayList<>();
    while (reader.next()) {
      lines.add(
          new Line(
              reader.offset(),
              reader.length(),
              reader.terminated(),
              reader.tooLong(),
              new String(
                  reader.bytes(),
                  reader.from(),
                  reader.to() - reader.from(),
                  StandardCharsets.ISO_8859_1)));
    }
    return lines;
  }
}
