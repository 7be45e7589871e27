package io.nodelog.app.soak;

/** Something that must never be. */
final class Violation extends Exception {
  private static final long serialVersionUID = 1;

  Violation(String message) {
    super(message);
  }
}
