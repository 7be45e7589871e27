package io.nodelog.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What parsing may cost: at most 10 ms of CPU for each 64 KiB, or one of three repeats does. Time
 * that a busy machine lets the thread wait is nobody's fault.
 */
final class Limits {
  private static final boolean TIMED = Boolean.getBoolean("nodelog.fuzz.timed");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long NANOS = 10_000_000;
  private static final int UNIT = 1 << 16;
  private static final int REPEATS = 3;

  private Limits() {}

  /** Runs a parser over so many bytes, in a campaign more often if it takes long. */
  static void run(int length, Runnable parser) {
    long limit = NANOS * Math.max(1, (length + UNIT - 1) / UNIT);
    long nanos = time(parser);
    int slow = 0;
    while (TIMED && nanos > limit && slow < REPEATS) {
      slow++;
      nanos = time(parser);
    }
    if (slow == REPEATS && nanos > limit) {
      throw new AssertionError(nanos + " ns for " + length + " bytes, " + REPEATS + " times");
    }
  }

  private static long time(Runnable parser) {
    long start = TIMED ? THREADS.getCurrentThreadCpuTime() : 0;
    parser.run();
    return TIMED ? THREADS.getCurrentThreadCpuTime() - start : 0;
  }
}
