package io.nodelog.format;

import io.nodelog.bytes.AddressText;
import org.jspecify.annotations.Nullable;

/**
 * A line that a peer reads in another way.
 *
 * @param line the line
 * @param column the column that differs; {@link #VERDICT} if only one of both reads the line
 * @param ours our value, or our verdict
 * @param theirs the peer's value as it gives it, or its verdict
 */
record Disagreement(
    String format, String line, String column, @Nullable String ours, @Nullable String theirs) {
  static final String VERDICT = "verdict";

  /** Method, target and protocol, a line each. */
  static final String PARTS = "method, target and protocol";

  static final String READ = "read";
  static final String REFUSED = "refused";

  boolean about(String wanted) {
    return column.equals(wanted);
  }

  boolean weRefuse(String reason) {
    return about(VERDICT) && ("REJECT " + reason).equals(ours);
  }

  boolean theyRefuse() {
    return about(VERDICT) && REFUSED.equals(theirs);
  }

  boolean isNumber() {
    return ours != null && theirs != null && (ours + theirs).matches("[0-9]{1,36}");
  }

  boolean isNginx() {
    return format.startsWith("nginx");
  }

  boolean startsWithAddress() {
    byte[] bytes = GeneratedLines.bytes(line.substring(0, Math.max(0, line.indexOf(' '))));
    return new AddressText().parse(bytes, 0, bytes.length);
  }

  /** Returns whether the second word of the line, or behind a virtual host the third, is one. */
  boolean hasNumberForIdentity() {
    String[] words = line.split(" ", 4);
    String word = words[Math.min(words.length - 1, format.contains("vhost") ? 2 : 1)];
    return word.matches("[0-9]+|-");
  }

  int wordsBeforeTime() {
    return line.replaceFirst("(?s)\\[[0-9]{2}/.*", "").split("\\s", -1).length;
  }

  int wordsBeforeTimeOfFormat() {
    return format.contains("vhost") ? 5 : 4;
  }

  boolean hasOddPort() {
    return format.contains("vhost") && !line.matches("[^ ]*:([0-9]+|-) .*");
  }

  boolean hasOddSize() {
    return format.contains("combinedio") && !line.matches("(?s).*\" ([0-9]+|-) ([0-9]+|-)");
  }

  boolean hasSize() {
    return line.matches("(?s).*\" [0-9]{3} ([0-9]+|-) .*");
  }

  boolean hasNoSize() {
    return line.matches("(?s).*\" [0-9]{3} - .*");
  }

  boolean hasSpaceInReferrer() {
    return line.matches("(?s).*\" [0-9]{3} [0-9]+ \"(?:[^\"\\\\]|\\\\.)*\\s.*");
  }

  boolean hasCutEscape() {
    return line.matches("(?s).*\\\\x(?![0-9a-fA-F]{2}).*");
  }

  boolean hasEarlyYearOrFarOffset() {
    return line.matches("(?s).*(/0[0-9]{3}:| [+-](19|[2-9][0-9])[0-9]{2}\\]).*");
  }

  boolean hasOtherLineEnd() {
    return line.matches("(?s).*(\u0085|\\\\[rn]|\\\\x0[aAdD]).*");
  }

  /** Returns whether a quote looks like the end of a field for being near one. */
  boolean hasMisleadingQuote() {
    return line.matches("(?s).*(\"\\\\|\\\\\" \").*");
  }

  int unescapedQuotes() {
    int quotes = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == '"') {
        quotes++;
      }
    }
    return quotes;
  }

  int quotesOfFormat() {
    return (int) LogFormat.of(format).definition().chars().filter(c -> c == '"').count();
  }
}
