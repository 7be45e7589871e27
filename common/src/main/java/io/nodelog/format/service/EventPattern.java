package io.nodelog.format.service;

import io.nodelog.bytes.TimePattern;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.service.HeadPart.Text;
import io.nodelog.format.service.HeadPart.Time;
import java.util.List;

/**
 * A pattern of events, compiled.
 *
 * @param head what stands before the message; has one time, not in a group and not behind an open
 *     field that the time alone would end
 * @param tail what stands behind the message: texts and fields in turn, a text first; mostly empty
 * @param columns what the parts yield, in the order of the line
 */
record EventPattern(List<HeadPart> head, List<HeadPart> tail, List<FormatColumn> columns) {
  EventPattern {
    head = List.copyOf(head);
    tail = List.copyOf(tail);
    columns = List.copyOf(columns);
  }

  /** Makes the format of events that have one of several patterns, the first that fits. */
  static HeadedFormat format(List<EventPattern> patterns) {
    return new HeadedFormat(
        patterns.stream().flatMap(pattern -> pattern.columns().stream()).toList(),
        patterns.stream().anyMatch(EventPattern::needsZone),
        settings ->
            FirstHead.of(
                patterns.stream()
                    .<EventHead>map(pattern -> new PatternHead(pattern, settings))
                    .toList()));
  }

  /** What has to stand at the start of a line that starts an event: up to the time. */
  List<HeadPart> start() {
    int to = timeAt() + 1;
    boolean textBehind = to < head.size() && head.get(to) instanceof Text;
    return head.subList(0, textBehind ? to + 1 : to);
  }

  private int timeAt() {
    for (int i = 0; i < head.size(); i++) {
      if (head.get(i) instanceof Time) {
        return i;
      }
    }
    throw new IllegalArgumentException("Invalid format: no time");
  }

  private boolean needsZone() {
    Time time = (Time) head.get(timeAt());
    return time.zone().isEmpty() && time.patterns().stream().anyMatch(TimePattern::needsZone);
  }
}
