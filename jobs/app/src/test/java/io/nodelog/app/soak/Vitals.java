package io.nodelog.app.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks whether a process stays as it is: its heap after a collection, and its open files. */
final class Vitals {
  /** Of the heap, after the first third, which warms up; %/h of its mean. */
  static final double STEEPEST = 5;

  /** A slope of fewer minutes is noise and only told. */
  private static final int LEAST_MINUTES = 20;

  private static final int HANDLES_MORE = 3;

  private final List<Look> looks = new ArrayList<>();
  private final long started = System.nanoTime();

  /** What was seen at one time. */
  record Look(double minute, long heap, int handles) {}

  /** Collects garbage and looks. */
  Look look() throws IOException {
    System.gc();
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    Look look = new Look((System.nanoTime() - started) / 60e9, heap, handles());
    looks.add(look);
    return look;
  }

  /** How many files and sockets are open. */
  static int handles() throws IOException {
    try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
      return (int) handles.count();
    }
  }

  /** How the heap grows, in % of its mean an hour. */
  double slope() {
    List<Look> warm = warm();
    double minute = warm.stream().mapToDouble(Look::minute).average().orElse(0);
    double heap = warm.stream().mapToDouble(Look::heap).average().orElse(0);
    double covariance = 0;
    double variance = 0;
    for (Look look : warm) {
      covariance += (look.minute() - minute) * (look.heap() - heap);
      variance += (look.minute() - minute) * (look.minute() - minute);
    }
    return variance == 0 ? 0 : 60 * covariance / variance / heap * 100;
  }

  /**
   * Checks both.
   *
   * @throws Violation if one grows
   */
  void check() throws Violation {
    List<Look> warm = warm();
    if (warm.isEmpty()) {
      return;
    }
    Look first = warm.get(0);
    Look last = warm.get(warm.size() - 1);
    if (last.handles() > first.handles() + HANDLES_MORE) {
      throw new Violation("%d open files became %d".formatted(first.handles(), last.handles()));
    }
    if (last.minute() - first.minute() >= LEAST_MINUTES && slope() > STEEPEST) {
      throw new Violation("The heap grows by %.1f %% an hour".formatted(slope()));
    }
  }

  private List<Look> warm() {
    return looks.subList(looks.size() / 3, looks.size());
  }
}
