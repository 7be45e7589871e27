package io.nodelog.app.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured, in the order it was first measured in, and what was not and why. */
final class Results {
  private final Map<String, Measurement> measurements = new LinkedHashMap<>();
  private final Map<String, Double> formats = new LinkedHashMap<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();

  void add(String name, Timing timing) {
    measurements.computeIfAbsent(name, Measurement::new).add(timing);
  }

  /** Adds what two contenders took one after the other, if both were measured. */
  void addSum(String name, String one, String other) {
    of(one)
        .ifPresent(
            first ->
                of(other).ifPresent(second -> add(name, first.median().plus(second.median()))));
  }

  /** Keeps what a byte of a format costs. */
  void addFormat(String name, double nanosPerByte) {
    formats.put(name, nanosPerByte);
  }

  /** Nanoseconds of CPU a byte, by format. */
  Map<String, Double> formats() {
    return formats;
  }

  /** Keeps a sentence that says what is left out and why. */
  void skip(String sentence) {
    skipped.add(sentence);
  }

  /** Keeps the name of a contender that could not run to its end. */
  void fail(String name) {
    failed.add(name);
  }

  Collection<Measurement> measurements() {
    return measurements.values();
  }

  Optional<Measurement> of(String name) {
    return Optional.ofNullable(measurements.get(name));
  }

  List<String> skipped() {
    return skipped;
  }

  List<String> failed() {
    return failed;
  }
}
