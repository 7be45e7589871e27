package io.nodelog.format.access;

import java.util.ArrayList;
import java.util.List;

/** The elements of a format string while it is read. */
final class ElementList {
  private final List<FormatElement> elements = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  void text(char c) {
    text.append(c);
  }

  void text(String more) {
    text.append(more);
  }

  void field(String directive, int index, Meaning meaning) {
    flush();
    elements.add(new FormatElement.Field(directive, index + 1, meaning));
  }

  List<FormatElement> finish() {
    flush();
    return List.copyOf(elements);
  }

  private void flush() {
    if (!text.isEmpty()) {
      elements.add(new FormatElement.Text(text.toString()));
      text.setLength(0);
    }
  }
}
