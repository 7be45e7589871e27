package io.nodelog.config;

/** The configuration cannot be used; the message says where, what and what would be right. */
public final class InvalidConfig extends RuntimeException {
  private static final long serialVersionUID = 1;

  public InvalidConfig(String message) {
    super(message);
  }

  public InvalidConfig(String message, Throwable cause) {
    super(message, cause);
  }
}
