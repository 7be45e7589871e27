package io.nodelog.spark;

import org.jspecify.annotations.Nullable;

/** What a failure says, without the stack trace and the advice that Spark and Hadoop add to it. */
final class FirstLine {
  private static final String ADVICE = "; For more details see";

  private FirstLine() {}

  /** Returns the first line of a failure's message, or its name if it says nothing. */
  static String of(@Nullable Throwable failure) {
    if (failure == null) {
      return "no reason is given";
    }
    String message = failure.getMessage();
    String line = message == null ? "" : message.lines().findFirst().map(String::strip).orElse("");
    int advice = line.indexOf(ADVICE);
    String said = advice < 0 ? line : line.substring(0, advice);
    return said.isEmpty() ? failure.getClass().getSimpleName() : said;
  }
}
