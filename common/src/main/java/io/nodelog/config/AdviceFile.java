package io.nodelog.config;

import java.nio.file.Path;
import java.util.List;

/** A file that says what to do about messages: HOCON with a list {@code advice}. */
final class AdviceFile {
  private static final String ADVICE = "advice";
  private static final int MOST_RULES = 10_000;

  private AdviceFile() {}

  /**
   * Reads the rules of a file.
   *
   * @throws InvalidConfig if a rule is not as it must be, with its line
   */
  static List<AdviceRule> read(Path file) {
    Section section = new Section(HoconReader.file(file), "", Path.of(""));
    section.allowOnly(ADVICE);
    List<AdviceRule> rules = section.sections(ADVICE, AdviceFile::rule);
    if (rules.size() > MOST_RULES) {
      throw section.invalid(ADVICE, "must be " + MOST_RULES + " at most");
    }
    return rules;
  }

  private static AdviceRule rule(Section section) {
    section.allowOnly("id", "contains", "text");
    if (section.has("id") == section.has("contains")) {
      throw section.invalid("text", "must go with either id or contains");
    }
    String key = section.has("id") ? "id" : "contains";
    String wanted = section.string(key);
    if (key.equals("id") && !AdviceRule.isId(wanted)) {
      throw section.invalid(key, "must be 16 hexadecimal digits, as in the reports");
    }
    if (wanted.isEmpty()) {
      throw section.invalid(key, "must not be empty");
    }
    return new AdviceRule(key.equals("id"), wanted, section.string("text"));
  }
}
