package io.nodelog.format.service;

import io.nodelog.bytes.FixedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a line of values with labels before them, such as {@code src=/a TAB dst=null}. A value ends
 * where a separator and a known label follow, so that it may hold separators of its own.
 *
 * <p>Some values are texts that users choose, and whoever chooses them can write labels into them.
 * Hence the first value of a label counts, of labels that the daemon writes behind such a text the
 * last one, and a text at the end of the line can be said to be the rest.
 */
final class LabelledValues {
  private enum Rule {
    FIRST,
    LAST,
    REST
  }

  private final FixedText separator;
  private final List<FixedText> labels = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private int vital;

  /** The label that was found last; daemons write them in order, so the next one is tried first. */
  private int found;

  private int[] from = {};
  private int[] to = {};

  /**
   * @param separator what stands between a value and the next label
   */
  LabelledValues(String separator) {
    this.separator = FixedText.of(separator);
  }

  /** Declares labels whose first value counts, and that stand before the rest of the line. */
  LabelledValues vital(String... texts) {
    vital += texts.length;
    return declare(Rule.FIRST, texts);
  }

  /** Declares labels whose first value counts. */
  LabelledValues first(String... texts) {
    return declare(Rule.FIRST, texts);
  }

  /** Declares labels whose last value counts. */
  LabelledValues last(String... texts) {
    return declare(Rule.LAST, texts);
  }

  /** Declares a label whose value reaches to the end of the line if all that is vital was seen. */
  LabelledValues rest(String text) {
    return declare(Rule.REST, text);
  }

  private LabelledValues declare(Rule rule, String... texts) {
    for (String text : texts) {
      labels.add(FixedText.of(text));
      rules.add(rule);
    }
    from = new int[labels.size()];
    to = new int[labels.size()];
    return this;
  }

  /** Reads the values; returns whether a label stands at {@code start} and nothing vital lacks. */
  boolean read(byte[] bytes, int start, int end) {
    Arrays.fill(from, -1);
    int label = labelAt(bytes, start, end);
    boolean labelled = label >= 0;
    int p = start;
    while (label >= 0) {
      int value = p + labels.get(label).length();
      boolean rest = rules.get(label) == Rule.REST && hasVital();
      int valueEnd = rest ? end : valueEnd(bytes, value, end);
      if (from[label] < 0 || rules.get(label) == Rule.LAST) {
        from[label] = value;
        to[label] = valueEnd;
      }
      p = Math.min(end, valueEnd + separator.length());
      label = valueEnd < end ? found : -1;
    }
    return labelled && hasVital();
  }

  private boolean hasVital() {
    for (int i = 0; i < vital; i++) {
      if (from[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private int labelAt(byte[] bytes, int at, int end) {
    int label = found;
    for (int i = 0; i < from.length; i++) {
      label = label + 1 == from.length ? 0 : label + 1;
      if (labels.get(label).at(bytes, at, end)) {
        found = label;
        return label;
      }
    }
    return -1;
  }

  private int valueEnd(byte[] bytes, int start, int end) {
    int found = separator.find(bytes, start, end);
    while (found >= 0 && labelAt(bytes, found + separator.length(), end) < 0) {
      found = separator.find(bytes, found + 1, end);
    }
    return found < 0 ? end : found;
  }

  /** Returns whether the label of that number has a value; they count from 0 as declared. */
  boolean has(int label) {
    return from[label] >= 0;
  }

  /** Where the value of a label starts; negative if the line does not have it. */
  int from(int label) {
    return from[label];
  }

  /** Where the value of a label ends (exclusive); without meaning if the line does not have it. */
  int to(int label) {
    return to[label];
  }

  /** Where the label of a value starts. */
  int labelFrom(int label) {
    return from[label] - labels.get(label).length();
  }
}
