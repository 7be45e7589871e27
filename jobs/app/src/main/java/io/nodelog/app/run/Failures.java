package io.nodelog.app.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Why a file could not be used, in words: the JDK's own messages are often just the file's name.
 */
public final class Failures {
  /** What Hadoop and Java say when there is no ticket, and no token either. */
  private static final List<String> NO_LOGIN =
      List.of("Client cannot authenticate via", "Failed to find any Kerberos tgt");

  /** What a server says to those who do not know of Kerberos. */
  private static final String ONLY_KERBEROS = "SIMPLE authentication is not enabled";

  private Failures() {}

  /** Whether a server wanted to know who asks, and there was no login. */
  public static boolean isWithoutLogin(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (NO_LOGIN.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the reason, as the end of a sentence that names the file. */
  public static String reason(IOException failure) {
    if (isWithoutLogin(failure)) {
      return "nobody is logged in to Kerberos (must be kinit, or nodelog.kerberos.principal and"
          + " keytab)";
    } else if (String.valueOf(failure.getMessage()).contains(ONLY_KERBEROS)) {
      return "it asks for Kerberos, and Hadoop's settings here do not"
          + " (hadoop.security.authentication; see HADOOP_CONF_DIR)";
    } else if (failure instanceof AccessDeniedException) {
      return "permission denied";
    } else if (failure instanceof NoSuchFileException) {
      return "no such file or directory";
    } else if (failure instanceof FileSystemException local && local.getReason() != null) {
      return local.getReason();
    }
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
