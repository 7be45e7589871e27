package io.nodelog.report.template;

import io.nodelog.summary.MessageMask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The templates of a set of masked messages. They follow from the set alone: neither the order of
 * the messages, nor how often each came, nor where they were read makes a difference.
 *
 * <p>Messages of the same shape, which is the same delimiters between the same number of words, are
 * compared word by word. They share a template if they are the same in at least half of their
 * words, and each other position has at least six different words; words in capitals are never
 * taken for such names. Masks alone do most of the work: a template of a single masked message is
 * the usual case.
 */
public final class Templates {
  static final String ANYTHING = MessageMask.MASK;

  private final Map<String, Template> byMessage;

  private Templates(Map<String, Template> byMessage) {
    this.byMessage = byMessage;
  }

  /** Finds the templates of masked messages, as {@link MessageMask} makes them. */
  public static Templates of(Collection<String> maskedMessages) {
    SortedMap<String, List<MaskedMessage>> shapes = new TreeMap<>();
    for (String text : new TreeSet<>(maskedMessages)) {
      MaskedMessage message = MaskedMessage.of(text);
      shapes.computeIfAbsent(message.shape(), shape -> new ArrayList<>()).add(message);
    }
    Map<String, Template> templates = new HashMap<>();
    Map<String, Template> byMessage = new HashMap<>();
    TemplateSearch search =
        new TemplateSearch(
            (text, message) ->
                byMessage.put(
                    String.join("", message.parts()),
                    templates.computeIfAbsent(text, Template::of)));
    shapes.values().forEach(search::divide);
    return new Templates(byMessage);
  }

  /**
   * The template of one of the messages.
   *
   * @throws IllegalArgumentException if it was not among them
   */
  public Template of(String maskedMessage) {
    return find(maskedMessage)
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot find the template of: " + maskedMessage));
  }

  /** The template of a message; none if it was not among the messages. */
  Optional<Template> find(String maskedMessage) {
    return Optional.ofNullable(byMessage.get(maskedMessage));
  }

  /** How many templates there are. */
  public int size() {
    return (int) byMessage.values().stream().distinct().count();
  }
}
