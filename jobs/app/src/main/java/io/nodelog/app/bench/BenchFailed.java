package io.nodelog.app.bench;

/** A comparison could not be made, or its data were wrong. The message says all there is to say. */
final class BenchFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchFailed(String message) {
    super(message, null, false, false);
  }
}
