package io.nodelog.report.reliability;

/**
 * A time during which something was down: from {@code from} to {@code to}, exclusive.
 *
 * @param from in microseconds since 1970-01-01T00:00:00Z
 * @param to in microseconds since 1970-01-01T00:00:00Z; {@link #OPEN} if it is down still
 * @param planned whether somebody wanted it so; else it is a failure
 */
public record Downtime(long from, long to, boolean planned) {
  /** The end of what has not ended. */
  public static final long OPEN = Long.MAX_VALUE;

  public Downtime {
    if (to < from) {
      throw new IllegalArgumentException("Invalid downtime: it ends before it starts");
    }
  }

  /** Whether it has not ended. */
  public boolean open() {
    return to == OPEN;
  }

  /** How long it was, in microseconds; without meaning while it is open. */
  long micros() {
    return to - from;
  }
}
