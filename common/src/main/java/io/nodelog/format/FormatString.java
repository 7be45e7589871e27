package io.nodelog.format;

import io.nodelog.format.access.ApacheLogFormat;
import io.nodelog.format.access.EnvoyLogFormat;
import io.nodelog.format.access.HaproxyLogFormat;
import io.nodelog.format.access.NginxLogFormat;
import io.nodelog.format.access.SquidLogFormat;
import io.nodelog.format.service.Log4jPattern;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whose format string a text is by what only that server writes. Tried in the order below, so
 * that a string that two servers would take is read as the first one's; {@code haproxy:} and the
 * like before the string say it outright.
 */
enum FormatString {
  /** Has a time {@code %d} and a message {@code %m}. */
  LOG4J(FormatKind.LOG4J, Log4jPattern::looksLike),
  /** Has them too: whose it is must be said, and makes no difference. */
  LOGBACK(FormatKind.LOGBACK, Log4jPattern::looksLike),
  /** Has {@code $variables}. */
  NGINX(FormatKind.NGINX, NginxLogFormat::looksLike),
  /** Has {@code %OPERATORS%} in capitals between percent signs. */
  ENVOY(FormatKind.ENVOY, EnvoyLogFormat::looksLike),
  /** Has aliases such as {@code %ci}, flags such as {@code %{+Q}r} or {@code %[samples]}. */
  HAPROXY(FormatKind.HAPROXY, HaproxyLogFormat::looksLike),
  /** Has codes such as {@code %>a}, {@code %ts} or {@code %Ss}. */
  SQUID(FormatKind.SQUID, SquidLogFormat::looksLike),
  /** Has any other {@code %letter}. */
  APACHE(FormatKind.APACHE, ApacheLogFormat::looksLike);

  private static final Pattern WORD_BEFORE = Pattern.compile("([A-Za-z][\\w-]*):[%$]");

  private final FormatKind kind;

  @SuppressWarnings("ImmutableEnumChecker") // a method without state
  private final Predicate<String> looksLike;

  FormatString(FormatKind kind, Predicate<String> looksLike) {
    this.kind = kind;
    this.looksLike = looksLike;
  }

  /**
   * Returns the definition of the format of a string; empty if it is no server's.
   *
   * @throws IllegalArgumentException if it starts as if it said whose it is, but names no server
   */
  static Optional<FormatDefinition> define(String text) {
    for (FormatString server : values()) {
      String prefix = server.word() + ":";
      if (text.startsWith(prefix)) {
        return Optional.of(server.kind.define(text, text.substring(prefix.length())));
      }
    }
    Matcher word = WORD_BEFORE.matcher(text);
    if (word.lookingAt()) {
      throw new IllegalArgumentException(
          "Unknown format: %s (%s: must be one of %s; if it belongs to the lines, as apache:%s:)"
              .formatted(text, word.group(1), words(), word.group(1)));
    }
    for (FormatString server : values()) {
      if (server.looksLike.test(text)) {
        return Optional.of(server.kind.define(text, text));
      }
    }
    return Optional.empty();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String words() {
    return Arrays.stream(values())
        .map(FormatString::word)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
