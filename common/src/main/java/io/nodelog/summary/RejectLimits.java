package io.nodelog.summary;

/**
 * How much is kept of what was not understood.
 *
 * @param lines how many rejected lines of a file and batch, the first ones; 0 keeps none
 * @param lineBytes how many bytes of each
 */
public record RejectLimits(int lines, int lineBytes) {
  public RejectLimits {
    if (lines < 0 || lineBytes < 0) {
      throw new IllegalArgumentException(
          "Invalid limits: " + lines + " lines of " + lineBytes + " bytes (must be 0 or more)");
    }
  }
}
