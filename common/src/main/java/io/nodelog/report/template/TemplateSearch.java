package io.nodelog.report.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Divides messages of one shape until those of a group are the same but for words that vary freely.
 *
 * <p>A group is divided by the position that has the fewest different words, for as long as they
 * are few: few words name kinds of things, and many words name things. Constants such as {@code
 * RUNNING} always divide. Only what is the same in at least half of its words can be one template.
 */
final class TemplateSearch {
  /** So many different words at one position are names of things. */
  private static final int MANY = 6;

  private final BiConsumer<String, MaskedMessage> found;

  /**
   * Prepares to search.
   *
   * @param found told the template's text for each message
   */
  TemplateSearch(BiConsumer<String, MaskedMessage> found) {
    this.found = found;
  }

  /** A position at which the messages of a group differ. */
  private record Difference(int position, Set<String> words) {
    boolean namesStates() {
      return words.stream().anyMatch(MaskedMessage::isState);
    }
  }

  /** Finds the templates of different messages that have the same shape. */
  void divide(List<MaskedMessage> group) {
    List<Difference> differences = differences(group);
    Difference fewest = null;
    for (Difference one : differences) {
      if (one.namesStates()) {
        divideBy(one, group);
        return;
      }
      if (fewest == null || one.words().size() < fewest.words().size()) {
        fewest = one;
      }
    }
    if (fewest == null || isTemplate(fewest, differences, group)) {
      accept(group, differences);
    } else {
      divideBy(fewest, group);
    }
  }

  private static boolean isTemplate(
      Difference fewest, Collection<Difference> differences, List<MaskedMessage> group) {
    int words = group.get(0).words();
    return fewest.words().size() >= MANY && 2 * differences.size() <= words;
  }

  private static List<Difference> differences(List<MaskedMessage> group) {
    MaskedMessage first = group.get(0);
    List<Difference> differences = new ArrayList<>();
    for (int position = 0; position < first.parts().size(); position += 2) {
      Set<String> words = new HashSet<>();
      for (MaskedMessage message : group) {
        words.add(message.part(position));
      }
      if (words.size() > 1) {
        differences.add(new Difference(position, words));
      }
    }
    return differences;
  }

  private void divideBy(Difference difference, List<MaskedMessage> group) {
    SortedMap<String, List<MaskedMessage>> parts = new TreeMap<>();
    for (MaskedMessage message : group) {
      parts
          .computeIfAbsent(message.part(difference.position()), word -> new ArrayList<>())
          .add(message);
    }
    parts.values().forEach(this::divide);
  }

  private void accept(List<MaskedMessage> group, List<Difference> differences) {
    List<String> parts = new ArrayList<>(group.get(0).parts());
    for (Difference difference : differences) {
      parts.set(difference.position(), Templates.ANYTHING);
    }
    String text = String.join("", parts);
    group.forEach(message -> found.accept(text, message));
  }
}
