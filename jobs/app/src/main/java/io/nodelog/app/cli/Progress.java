package io.nodelog.app.cli;

import io.nodelog.bytes.SafeText;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far long work is: one line that is rewritten on a terminal, plain lines now and then
 * elsewhere. May be advanced by several threads.
 */
final class Progress implements AutoCloseable {
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long PLAIN_NANOS = 10_000_000_000L;
  private static final String REWRITE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean terminal;
  private final String what;
  private final String unit;
  private final long total;
  private final LongSupplier nanos;
  private final long startNanos;
  private long shownNanos;
  private long done;

  private Progress(Console console, String what, long total, String unit, LongSupplier nanos) {
    this.err = console.err();
    this.terminal = console.terminal();
    this.what = SafeText.of(what, 60);
    this.total = total;
    this.unit = unit;
    this.nanos = nanos;
    this.startNanos = nanos.getAsLong();
    this.shownNanos = startNanos;
  }

  /**
   * Starts to show progress.
   *
   * @param what is done, as "Ingest"
   * @param total how many units there are; 0 if that is not known
   * @param unit what is counted, as "files"
   */
  static Progress start(Console console, String what, long total, String unit) {
    return start(console, what, total, unit, System::nanoTime);
  }

  static Progress start(Console console, String what, long total, String unit, LongSupplier nanos) {
    return new Progress(console, what, total, unit, nanos);
  }

  /** Returns whether a person watches: the launcher knows for standard error, Java does not. */
  static boolean isWatched() {
    return Boolean.getBoolean("nodelog.terminal");
  }

  /** Says that more units are done. */
  synchronized void advance(long units) {
    done += units;
    long now = nanos.getAsLong();
    if (now - shownNanos >= (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      shownNanos = now;
      show(line());
    }
  }

  /** Ends without a word, for work whose end is told elsewhere: leaves no line on the terminal. */
  synchronized void clear() {
    if (terminal) {
      show("");
    }
  }

  /** Shows that so many units are done in all. */
  synchronized void reach(long units) {
    advance(units - done);
  }

  /** Ends with one line that says what was done and how long it took. */
  @Override
  public synchronized void close() {
    double seconds = (nanos.getAsLong() - startNanos) / 1e9;
    String end = String.format(Locale.ROOT, "%s: %,d %s in %.1f s", what, done, unit, seconds);
    err.println((terminal ? REWRITE : "") + end);
    err.flush();
  }

  private String line() {
    return total > 0
        ? String.format(
            Locale.ROOT, "%s: %,d of %,d %s (%d %%)", what, done, total, unit, 100 * done / total)
        : String.format(Locale.ROOT, "%s: %,d %s", what, done, unit);
  }

  private void show(String line) {
    if (terminal) {
      err.print(REWRITE + line);
    } else {
      err.println(line);
    }
    err.flush();
  }
}
