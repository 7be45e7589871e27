package io.nodelog.format.service;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the pattern strings of log4j 1, log4j 2 and logback. The converters are a closed set, so
 * that an unknown one is a mistake; of names with several meanings in the three the common one is
 * taken.
 */
public final class Log4jPattern {
  /** Widths stand between the percent sign and the converter. */
  private static final Pattern WIDTHS = Pattern.compile("%(-?0?[0-9]*)(?:\\.-?[0-9]+)?");

  private static final Pattern ARGUMENT = Pattern.compile("\\{[^{}]*\\}");
  private static final Pattern DATE = Pattern.compile("%-?[0-9.]*(?:d|date)(?![A-Za-z])");
  private static final Pattern MESSAGE =
      Pattern.compile("%-?[0-9.]*(?:m|msg|message)(?:%n|%[a-zA-Z]*[eE]x|(?![A-Za-z]))");

  private final String pattern;
  private final PatternBuilder builder;

  private Log4jPattern(String pattern, PatternBuilder builder) {
    this.pattern = pattern;
    this.builder = builder;
  }

  /** Returns whether a text has a date and a message in the words of log4j and logback. */
  public static boolean looksLike(String text) {
    String bare = ARGUMENT.matcher(text).replaceAll("");
    return DATE.matcher(bare).find() && MESSAGE.matcher(bare).find();
  }

  /**
   * Makes the format of events that have one of several patterns, the first that fits.
   *
   * @throws IllegalArgumentException if a pattern cannot be read, or has no date or no message
   */
  public static HeadedFormat format(List<String> patterns) {
    return EventPattern.format(patterns.stream().map(Log4jPattern::compile).toList());
  }

  static EventPattern compile(String text) {
    String pattern = Log4jProperties.replace(text);
    PatternBuilder builder = read(pattern, true);
    return (builder.has(Log4jConverter.LOGGER) ? read(pattern, false) : builder).finish();
  }

  private static PatternBuilder read(String pattern, boolean classIsLogger) {
    PatternBuilder builder = new PatternBuilder(pattern, classIsLogger);
    new Log4jPattern(pattern, builder).read(0, pattern.length());
    return builder;
  }

  private void read(int from, int to) {
    for (int i = from; i < to; ) {
      i = readAt(i, to);
    }
  }

  private int readAt(int i, int to) {
    char c = pattern.charAt(i);
    if (c == '%' && i + 1 < to && pattern.charAt(i + 1) == '%') {
      builder.text('%');
      return i + 2;
    }
    if (c == '%') {
      return directive(i, to);
    }
    if (c == '\\' && i + 1 < to) {
      char escaped = pattern.charAt(i + 1);
      builder.text(escaped == 't' ? '\t' : escaped);
      return i + 2;
    }
    builder.text(c);
    return i + 1;
  }

  private int directive(int i, int to) {
    Matcher widths = WIDTHS.matcher(pattern).region(i, to);
    boolean padded = widths.lookingAt() && !widths.group(1).isEmpty();
    int name = widths.end();
    if (name < to && pattern.charAt(name) == '(') {
      return wrapped(padded, name);
    }
    Log4jConverter.Found found = Log4jConverter.find(pattern, name, i);
    Log4jConverter converter = found.converter();
    boolean composite = converter == Log4jConverter.WRAPPER || converter == Log4jConverter.OPTIONAL;
    if (composite) {
      return composite(converter, padded, i, found.end(), to);
    }
    List<String> arguments = new ArrayList<>();
    int end = found.end();
    while (end < to && pattern.charAt(end) == '{') {
      int close = Braces.end(pattern, end);
      arguments.add(pattern.substring(end + 1, close - 1));
      end = close;
    }
    builder.add(new Log4jDirective(converter, arguments, padded, pattern.substring(i, end), i + 1));
    return end;
  }

  private int composite(Log4jConverter converter, boolean padded, int directive, int open, int to) {
    boolean hasArgument = open < to && "({".indexOf(pattern.charAt(open)) >= 0;
    if (!hasArgument) {
      throw new IllegalArgumentException(
          "Invalid format: %s at position %d of %s has no argument (must be a pattern in brackets)"
              .formatted(pattern.substring(directive, open), directive + 1, pattern));
    }
    int end = Braces.end(pattern, open);
    if (converter == Log4jConverter.OPTIONAL) {
      builder.startGroup();
      read(open + 1, end - 1);
      builder.endGroup();
    } else {
      end = wrapped(padded, open);
    }
    while (end < to && pattern.charAt(end) == '{') {
      end = Braces.end(pattern, end);
    }
    return end;
  }

  private int wrapped(boolean padded, int open) {
    int end = Braces.end(pattern, open);
    builder.padding(padded);
    read(open + 1, end - 1);
    builder.padding(padded);
    return end;
  }
}
