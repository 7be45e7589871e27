package io.nodelog.config;

import io.nodelog.bytes.SafeText;
import java.util.Set;

/**
 * Looks through the text of a configuration before the parser does, which resolves what it should
 * not and recurses as deep as the text nests.
 *
 * <p>Refused are includes, substitutions other than listed names of the environment (a substitution
 * of another key doubles the text with every line), {@code +=} because it is one, and nesting and
 * key paths that are deep without need.
 */
final class HoconText {
  private static final int SHOWN = 200;
  private static final int DEEPEST = 16;
  private static final int MOST_DOTS = 64;
  private static final Set<String> ENVIRONMENT = Set.of("HOME", "HOSTNAME", "USER");
  private static final String ENVIRONMENT_PREFIX = "NODELOG_";

  private final String text;
  private final String name;
  private final boolean environment;
  private int at;
  private int line = 1;
  private int depth;
  private int dots;
  private boolean keyMayStart = true;

  private HoconText(String text, String name, boolean environment) {
    this.text = text;
    this.name = name;
    this.environment = environment;
  }

  /**
   * Checks a text.
   *
   * @param name of the text, for messages
   * @throws InvalidConfig if it holds what is refused
   */
  static void check(String text, String name) {
    new HoconText(text, name, true).scan();
  }

  /** Checks a text as {@link #check} does, and refuses substitutions of any name. */
  static void checkWithoutEnvironment(String text, String name) {
    new HoconText(text, name, false).scan();
  }

  /** Returns whether a configuration may read a variable of the environment. */
  static boolean mayRead(String variable) {
    return ENVIRONMENT.contains(variable) || variable.startsWith(ENVIRONMENT_PREFIX);
  }

  private void scan() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        skipString();
      } else if (c == '#' || text.startsWith("//", at)) {
        skipTo("\n");
      } else if (text.startsWith("${", at)) {
        checkSubstitution();
      } else if (keyMayStart && startsInclude()) {
        throw refusal("Cannot include other files: a configuration is one file");
      } else if (text.startsWith("+=", at)) {
        throw refusal("Cannot append with +=: write the whole list");
      } else {
        count(c);
        at++;
      }
    }
  }

  private void count(char c) {
    switch (c) {
      case '{', '[' -> enter();
      case '}', ']' -> depth--;
      case '.' -> countDot();
      case '\n' -> line++;
      default -> {}
    }
    if ("{}[],=:\n".indexOf(c) >= 0) {
      dots = 0;
    }
    keyMayStart = "{,\n".indexOf(c) >= 0 || (keyMayStart && Character.isWhitespace(c));
  }

  private void enter() {
    if (++depth > DEEPEST) {
      throw refusal("Cannot nest more than " + DEEPEST + " groups and lists");
    }
  }

  private void countDot() {
    if (++dots > MOST_DOTS) {
      throw refusal("Cannot read a key of more than " + MOST_DOTS + " parts");
    }
  }

  private void skipString() {
    keyMayStart = false;
    if (text.startsWith("\"\"\"", at)) {
      at += 3;
      skipTo("\"\"\"");
      while (at < text.length() && text.charAt(at) == '"') {
        at++;
      }
      return;
    }
    for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
      if (text.charAt(at) == '"') {
        at++;
        return;
      }
      if (text.charAt(at) == '\\') {
        at++;
      }
    }
  }

  private void skipTo(String end) {
    int found = text.indexOf(end, at);
    int to = found < 0 ? text.length() : found;
    line += (int) text.substring(at, to).chars().filter(c -> c == '\n').count();
    at = to;
  }

  private void checkSubstitution() {
    int end = text.indexOf('}', at);
    String variable = text.substring(at + 2, end < 0 ? text.length() : end).strip();
    if (!environment) {
      throw refusal(
          "Cannot read ${" + SafeText.of(variable, SHOWN) + "}: a format says all by itself");
    }
    if (!mayRead(variable.startsWith("?") ? variable.substring(1).strip() : variable)) {
      throw refusal(
          "Cannot read ${"
              + SafeText.of(variable, SHOWN)
              + "}: only HOME, HOSTNAME, USER and NODELOG_… are taken from the environment, and"
              + " a key cannot refer to another");
    }
    at += 2;
    skipTo("}");
    at = Math.min(at + 1, text.length());
    keyMayStart = false;
  }

  private boolean startsInclude() {
    String word = "include";
    int end = at + word.length();
    return text.startsWith(word, at)
        && (end == text.length() || " \t\"(\n".indexOf(text.charAt(end)) >= 0);
  }

  private InvalidConfig refusal(String sentence) {
    return new InvalidConfig(SafeText.of(name) + ": " + line + ": " + sentence);
  }
}
