package io.nodelog.report.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A masked message, cut into words and what stands between them: at even positions a word, which
 * may be empty, at odd ones a single delimiter.
 *
 * @param parts words and delimiters in turns
 */
record MaskedMessage(List<String> parts) {
  /** What follows so many words is one word: it makes messages of one shape comparable in time. */
  private static final int MOST_WORDS = 64;

  private static final String DELIMITERS = " =:,;()[]{}\"'|";
  private static final Pattern STATE = Pattern.compile("[A-Z][A-Z_]+");

  /** Cuts a message. */
  static MaskedMessage of(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < text.length() && parts.size() < 2 * MOST_WORDS; at++) {
      if (DELIMITERS.indexOf(text.charAt(at)) >= 0) {
        parts.add(text.substring(start, at));
        parts.add(text.substring(at, at + 1));
        start = at + 1;
      }
    }
    parts.add(text.substring(start));
    return new MaskedMessage(List.copyOf(parts));
  }

  /** What messages must have in common to be compared word by word: everything but the words. */
  String shape() {
    StringBuilder shape = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      if (i % 2 == 1) {
        shape.append(parts.get(i));
      } else if (!parts.get(i).isEmpty()) {
        shape.append('w');
      }
    }
    return shape.toString();
  }

  /** How many words there are that are not empty. */
  int words() {
    int words = 0;
    for (int i = 0; i < parts.size(); i += 2) {
      words += parts.get(i).isEmpty() ? 0 : 1;
    }
    return words;
  }

  String part(int position) {
    return parts.get(position);
  }

  /** Whether a word names a state, as programs write their constants: {@code RUNNING}. */
  static boolean isState(String word) {
    return STATE.matcher(word).matches();
  }
}
