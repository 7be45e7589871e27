package io.nodelog.app.platform;

import java.io.PrintStream;
import java.util.Locale;

/** Does checks one by one, says how each went, and counts. */
final class Checks {
  private final PrintStream out;
  private final String word;
  private Check given = () -> {};
  private boolean broken;
  private int passed;
  private int failed;

  /** Something that holds, or throws. */
  @FunctionalInterface
  interface Check {
    void run() throws Exception;
  }

  /**
   * @param word does only the checks that have it in their names; all have the empty one
   */
  Checks(PrintStream out, String word) {
    this.out = out;
    this.word = word;
  }

  /** What the checks from here on need; it starts when the first of them is done, if one is. */
  void given(String name, Check start) {
    broken = false;
    given =
        () -> {
          given = () -> {};
          broken = true;
          long begin = System.nanoTime();
          start.run();
          tell("start ", name, begin);
          broken = false;
        };
  }

  /** Does a check; what it throws is told, and the next one goes on. */
  @SuppressWarnings("CatchingUnchecked") // whatever a check meets is how it went
  void check(String name, Check check) {
    if (!name.contains(word)) {
      return;
    }
    long begin = System.nanoTime();
    try {
      given.run();
      if (broken) {
        throw new AssertionError("what it needs has not started");
      }
      begin = System.nanoTime();
      check.run();
      passed++;
      tell("ok    ", name, begin);
    } catch (Exception | AssertionError e) {
      failed++;
      tell("FAILED", name, begin);
      out.println(String.valueOf(e).indent(8));
    }
  }

  private void tell(String how, String name, long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    out.println(String.format(Locale.ROOT, "%s %5.1f s  %s", how, seconds, name));
  }

  /** Says the totals, and returns the exit code that they mean. */
  int finish() {
    out.println(passed + " passed, " + failed + " failed");
    return failed == 0 && passed > 0 ? 0 : 1;
  }
}
