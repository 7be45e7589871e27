package io.nodelog.hdfs.scan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a failure says, without the stack trace and the advice that Spark and Hadoop add to it. */
public final class FirstLine {
  private static final String ADVICE = "; For more details see";

  private FirstLine() {}

  /** Returns what a failure says, and what the first cause of it said if that tells more. */
  public static String withRoot(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    String said = of(failure);
    String first = of(root);
    return said.contains(first) ? said : said + ": " + first;
  }

  /** Returns the first line of what a failure says. */
  public static String of(String message) {
    String line = message.lines().findFirst().map(String::strip).orElse("");
    int advice = line.indexOf(ADVICE);
    return advice < 0 ? line : line.substring(0, advice);
  }

  /** Returns the first line of a failure's message, or its name if it says nothing. */
  public static String of(@Nullable Throwable failure) {
    if (failure == null) {
      return "no reason is given";
    }
    String said = of(Objects.requireNonNullElse(failure.getMessage(), ""));
    return said.isEmpty() ? failure.getClass().getSimpleName() : said;
  }
}
