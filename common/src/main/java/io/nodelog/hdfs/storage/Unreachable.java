package io.nodelog.hdfs.storage;

import java.io.IOException;
import java.net.UnknownHostException;

/**
 * Tells why a file system cannot be reached: Hadoop wraps that in exceptions that are not declared
 * and say nothing themselves.
 */
final class Unreachable {
  private Unreachable() {}

  /** Something that Hadoop does first with a file system. */
  @FunctionalInterface
  interface FirstUse<T> {
    T use() throws IOException;
  }

  /**
   * Uses a file system.
   *
   * @throws IOException if it cannot be reached, with the reason as the end of a sentence
   */
  static <T> T told(FirstUse<T> first) throws IOException {
    try {
      return first.use();
    } catch (RuntimeException e) {
      throw new IOException(reason(root(e)), e);
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root;
  }

  private static String reason(Throwable root) {
    String message = root.getMessage();
    if (message == null) {
      return root.getClass().getSimpleName();
    } else if (root instanceof UnknownHostException) {
      return "unknown host " + message;
    } else if (root instanceof ClassNotFoundException) {
      return message + " (its library must be on the class path)";
    }
    return message;
  }
}
