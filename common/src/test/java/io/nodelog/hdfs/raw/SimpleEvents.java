package io.nodelog.hdfs.raw;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The definition of an event at its simplest: every line that does not start with a blank does. */
final class SimpleEvents {
  private SimpleEvents() {}

  /** An event in words; what is kept of it has its first line apart. */
  record Event(
      long offset,
      long length,
      long lines,
      boolean orphan,
      boolean cut,
      String first,
      String all) {}

  static boolean starts(byte[] bytes, int from, int to) {
    return from < to && bytes[from] > ' ';
  }

  static List<Event> of(byte[] file, int maxContent, EventLimits limits) {
    List<Event> events = new ArrayList<>();
    List<SimpleLines.Line> gathered = new ArrayList<>();
    for (SimpleLines.Line line : SimpleLines.of(file, maxContent)) {
      boolean starts = !line.content().isEmpty() && line.content().charAt(0) > ' ';
      boolean continues = !starts && !gathered.isEmpty();
      if (!continues) {
        finish(gathered, limits, events);
      }
      if (starts || continues) {
        gathered.add(line);
      } else {
        events.add(event(List.of(line), true, limits));
      }
    }
    finish(gathered, limits, events);
    return events;
  }

  private static void finish(
      List<SimpleLines.Line> gathered, EventLimits limits, List<Event> events) {
    if (!gathered.isEmpty()) {
      events.add(event(gathered, false, limits));
      gathered.clear();
    }
  }

  private static Event event(List<SimpleLines.Line> lines, boolean orphan, EventLimits limits) {
    String whole = String.join("\n", lines.stream().map(SimpleLines.Line::content).toList());
    List<SimpleLines.Line> few = lines.subList(0, Math.min(lines.size(), limits.lines()));
    String kept = String.join("\n", few.stream().map(SimpleLines.Line::content).toList());
    kept = kept.substring(0, Math.min(kept.length(), limits.bytes()));
    boolean cut = lines.stream().anyMatch(SimpleLines.Line::tooLong);
    return new Event(
        lines.get(0).offset(),
        lines.stream().mapToLong(SimpleLines.Line::length).sum(),
        lines.size(),
        orphan,
        cut || !trim(kept).equals(trim(whole)),
        kept.split("\n", 2)[0],
        trim(kept));
  }

  private static String trim(String text) {
    return text.replaceFirst("\n+\\z", "");
  }

  /** Reads every event that is left. */
  static List<Event> read(EventReader reader) throws IOException {
    List<Event> events = new ArrayList<>();
    while (reader.next()) {
      events.add(
          new Event(
              reader.offset(),
              reader.length(),
              reader.lines(),
              reader.orphan(),
              reader.truncated(),
              text(reader, reader.firstLineTo()),
              text(reader, reader.to())));
    }
    return events;
  }

  private static String text(EventReader reader, int to) {
    return new String(reader.bytes(), 0, to, StandardCharsets.ISO_8859_1);
  }
}
