package io.nodelog.format.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One time that several directives of Apache write together, as the manual shows: {@code %{%d/%b/%Y
 * %T}t.%{msec_frac}t %{%z}t}.
 *
 * @param argument the arguments and the text between them as one pattern of {@code strftime}
 * @param end where the last of the directives ends
 */
record TimeRun(String argument, int end) {
  private static final Pattern NEXT = Pattern.compile("([^%\"\\\\\\[\\]]{0,3})%\\{([^}]*)\\}t");
  private static final Pattern CONVERSION = Pattern.compile("%([A-Za-z])");

  /** Returns the run that starts with the directive that ends at {@code to}. */
  static TimeRun at(String format, int to, String argument) {
    if (argument.indexOf('%') < 0) {
      return new TimeRun(argument, to);
    }
    StringBuilder pattern = new StringBuilder(argument);
    int end = to;
    Matcher next = NEXT.matcher(format).region(end, format.length());
    while (next.lookingAt() && continues(pattern, strftime(next.group(2)))) {
      pattern.append(next.group(1)).append(strftime(next.group(2)));
      end = next.end();
      next.region(end, format.length());
    }
    return new TimeRun(pattern.toString(), end);
  }

  private static String strftime(String argument) {
    return argument.endsWith("sec_frac") ? "%f" : argument;
  }

  /** A pattern that repeats a conversion is another time. */
  private static boolean continues(CharSequence pattern, String more) {
    Matcher conversion = CONVERSION.matcher(more);
    boolean any = false;
    while (conversion.find()) {
      any = true;
      if (pattern.toString().contains(conversion.group())) {
        return false;
      }
    }
    return any;
  }
}
