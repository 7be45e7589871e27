package io.nodelog.app.cli;

import io.nodelog.bytes.SafeText;
import java.io.PrintWriter;

/** Where a failure comes from, for {@code --debug}; messages may hold text from logs. */
final class StackTrace {
  private StackTrace() {}

  static void print(Throwable failure, PrintWriter err) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      err.println((depth == 0 ? "" : "Caused by: ") + SafeText.of(cause.toString(), 2_000));
      for (StackTraceElement element : cause.getStackTrace()) {
        err.println("    at " + element);
      }
      cause = cause.getCause();
    }
  }
}
