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

  /** Ends the line where the first space would be; one that was read already is part of the end. */
  void rest(String directive) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    flush();
    elements.add(new FormatElement.Rest(directive));
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
