package io.nodelog.app.cli;

import io.nodelog.bytes.SafeText;
import io.nodelog.report.template.Template;
import io.nodelog.report.template.Templates;
import io.nodelog.summary.GrowingBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages of files in their order, each as the number of its masked message: so a hundred
 * million messages take little more memory than their masked messages.
 */
final class MessageTemplates {
  /** Masked messages that come after so many different ones share the template {@link #OTHER}. */
  static final int MOST_MESSAGES = 1_000_000;

  static final String OTHER = "(other)";

  private static final int NO_ROOM = -1;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final List<SourceMessages> files = new ArrayList<>();

  /** The messages of one file. */
  static final class SourceMessages {
    final String name;
    private long[] lineNumbers = new long[16];
    private int[] messages = new int[16];
    private int size;

    SourceMessages(String name) {
      this.name = name;
    }

    private void add(long lineNumber, int message) {
      if (size == messages.length) {
        lineNumbers = Arrays.copyOf(lineNumbers, 2 * size);
        messages = Arrays.copyOf(messages, 2 * size);
      }
      lineNumbers[size] = lineNumber;
      messages[size++] = message;
    }
  }

  /** Told a message after the other, in the order of files and lines. */
  interface Visitor {
    /** Takes a message; returns false to get no more. */
    boolean message(String file, long lineNumber, Template template);
  }

  /**
   * A template and its messages.
   *
   * @param template what they have in common
   * @param count how many there are
   */
  record Counted(Template template, long count) {}

  /** Begins with the next file. */
  void startFile(String name) {
    files.add(new SourceMessages(name));
  }

  /** Takes the next message of the file. */
  void add(long lineNumber, GrowingBytes masked) {
    String text = SafeText.decode(masked.copy());
    Integer number = numbers.get(text);
    if (number == null) {
      number = texts.size() < MOST_MESSAGES ? texts.size() : NO_ROOM;
      if (number != NO_ROOM) {
        numbers.put(text, number);
        texts.add(text);
      }
    }
    files.get(files.size() - 1).add(lineNumber, number);
  }

  /** Hands on every message with its template. */
  void visit(Visitor visitor) {
    Template[] templates = templates();
    for (SourceMessages file : files) {
      for (int i = 0; i < file.size; i++) {
        Template template = templateOf(file.messages[i], templates);
        if (!visitor.message(file.name, file.lineNumbers[i], template)) {
          return;
        }
      }
    }
  }

  /** The templates, those of most messages first. */
  List<Counted> counted() {
    Template[] templates = templates();
    Map<Template, Long> counts = new HashMap<>();
    for (SourceMessages file : files) {
      for (int i = 0; i < file.size; i++) {
        counts.merge(templateOf(file.messages[i], templates), 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .map(entry -> new Counted(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing(Counted::count)
                .reversed()
                .thenComparing(counted -> counted.template().text()))
        .toList();
  }

  private Template[] templates() {
    Templates found = Templates.of(texts);
    return texts.stream().map(found::of).toArray(Template[]::new);
  }

  private static Template templateOf(int message, Template[] templates) {
    return message == NO_ROOM ? Template.of(OTHER) : templates[message];
  }
}
