package io.nodelog.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The runs of one contender. */
final class Measurement {
  private final String name;
  private final List<Timing> timings = new ArrayList<>();

  Measurement(String name) {
    this.name = name;
  }

  void add(Timing timing) {
    timings.add(timing);
  }

  String name() {
    return name;
  }

  /** The medians of the three times. */
  Timing median() {
    return new Timing(wallSeconds(), userSeconds(), systemSeconds());
  }

  double wallSeconds() {
    return median(Timing::wallSeconds);
  }

  double userSeconds() {
    return median(Timing::userSeconds);
  }

  double systemSeconds() {
    return median(Timing::systemSeconds);
  }

  /** The median; of an even number of runs the lower one of the middle two. */
  private double median(ToDoubleFunction<Timing> what) {
    double[] sorted = timings.stream().mapToDouble(what).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }
}
