package io.nodelog.report.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a site has written down to do about messages. */
public final class Advice {
  private final Map<String, Numbered> byId = new HashMap<>();
  private final List<Rule> rules;

  /**
   * A rule.
   *
   * @param byId whether {@code wanted} is the id of a template or of a message; else it is a part
   *     of the masked message
   * @param text what to do
   */
  public record Rule(boolean byId, String wanted, String text) {}

  private record Numbered(int number, String text) {}

  /** Of several rules that fit, the first holds. */
  public Advice(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).byId()) {
        byId.putIfAbsent(rules.get(i).wanted(), new Numbered(i, rules.get(i).text()));
      }
    }
  }

  /** What to do about a message. */
  public Optional<String> of(String message, String messageId, String templateId) {
    Numbered none = new Numbered(rules.size(), "");
    Numbered ofMessage = byId.getOrDefault(messageId, none);
    Numbered ofTemplate = byId.getOrDefault(templateId, none);
    Numbered first = ofMessage.number() < ofTemplate.number() ? ofMessage : ofTemplate;
    for (Rule rule : rules.subList(0, first.number())) {
      if (!rule.byId() && message.contains(rule.wanted())) {
        return Optional.of(rule.text());
      }
    }
    return first.number() == rules.size() ? Optional.empty() : Optional.of(first.text());
  }
}
