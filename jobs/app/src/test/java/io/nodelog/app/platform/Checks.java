package io.nodelog.app.platform;

import java.io.PrintStream;
import java.util.Locale;

/** Does checks one by one, says how each went, and counts. */
final class Checks {
  private final PrintStream out;
  private int passed;
  private int failed;

  /** Something that holds, or throws. */
  @FunctionalInterface
  interface Check {
    void run() throws Exception;
  }

  Checks(PrintStream out) {
    this.out = out;
  }

  /** Does a check; what it throws is told, and the next one goes on. */
  @SuppressWarnings("CatchingUnchecked") // whatever a check meets is how it went
  void check(String name, Check check) {
    long start = System.nanoTime();
    try {
      check.run();
      passed++;
      tell("ok    ", name, start);
    } catch (Exception | AssertionError e) {
      failed++;
      tell("FAILED", name, start);
      out.println(String.valueOf(e).indent(8));
    }
  }

  /** Does checks that need something that may not even start. */
  void group(String name, Check all) {
    long start = System.nanoTime();
    try {
      all.run();
    } catch (Exception | AssertionError e) {
      failed++;
      tell("FAILED", name + ": the checks do not begin", start);
      out.println(String.valueOf(e).indent(8));
    }
  }

  private void tell(String how, String name, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    out.println(String.format(Locale.ROOT, "%s %5.1f s  %s", how, seconds, name));
  }

  /** Says the totals, and returns the exit code that they mean. */
  int finish() {
    out.println(passed + " passed, " + failed + " failed");
    return failed == 0 && passed > 0 ? 0 : 1;
  }
}
