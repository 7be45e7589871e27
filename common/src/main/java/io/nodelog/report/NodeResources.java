package io.nodelog.report;

import io.nodelog.record.Metric;
import io.nodelog.summary.RowCodec;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a node in a bucket of time. A mean is that of the samples; where a metric is
 * one of several devices, its total is the sum of their means.
 */
final class NodeResources {
  private static final double THOUSANDTHS = 1_000;

  private final Map<Metric, Map<String, Reading>> readings = new EnumMap<>(Metric.class);

  /** The samples of one device. */
  record Reading(long samples, long sum, long min, long max) {
    Reading plus(Reading other) {
      return new Reading(
          RowCodec.add(samples, other.samples),
          RowCodec.add(sum, other.sum),
          Math.min(min, other.min),
          Math.max(max, other.max));
    }

    double mean() {
      return (double) sum / samples / THOUSANDTHS;
    }
  }

  /** Adds the samples of a device. */
  void add(Metric metric, String device, Reading reading) {
    readings.computeIfAbsent(metric, any -> new TreeMap<>()).merge(device, reading, Reading::plus);
  }

  /** The mean of all samples of all devices; null if there are none. */
  @Nullable Double mean(Metric metric) {
    return of(metric).values().stream().reduce(Reading::plus).map(Reading::mean).orElse(null);
  }

  /** The highest sample of any device; null if there is none. */
  @Nullable Double max(Metric metric) {
    return of(metric).values().stream()
        .map(Reading::max)
        .max(Long::compare)
        .map(max -> max / THOUSANDTHS)
        .orElse(null);
  }

  /** The mean of a share as it was measured, or else by the means of all and of what is free. */
  @Nullable Double percentMean(Metric percent, Metric all, Metric free) {
    Double measured = mean(percent);
    Double whole = mean(all);
    Double left = mean(free);
    return measured != null || whole == null || left == null ? measured : share(whole, left);
  }

  /**
   * The highest share as it was measured, or else by the most of all and the least that was free.
   */
  @Nullable Double percentMax(Metric percent, Metric all, Metric free) {
    Double measured = max(percent);
    if (measured != null) {
      return measured;
    }
    Double highest = null;
    for (Map.Entry<String, Reading> device : of(all).entrySet()) {
      Reading left = of(free).get(device.getKey());
      Double share =
          left == null ? null : share((double) device.getValue().max(), (double) left.min());
      highest = highest == null || (share != null && share > highest) ? share : highest;
    }
    return highest;
  }

  private static @Nullable Double share(double all, double free) {
    return all <= 0 ? null : (Double) Math.max(0, 100 - 100 * free / all);
  }

  /** The most memory in use in bytes, as it was measured or else by what was available. */
  @Nullable Long memoryUsedMax() {
    Double used = max(Metric.MEMORY_USED_BYTES);
    Double all = max(Metric.MEMORY_TOTAL_BYTES);
    Reading left = of(Metric.MEMORY_AVAILABLE_BYTES).get("");
    return used != null || all == null || left == null
        ? rounded(used)
        : rounded(Math.max(0, all - left.min() / THOUSANDTHS));
  }

  /** The means of the devices added up, in whole units; null if there are no samples. */
  @Nullable Long total(Metric metric) {
    Map<String, Reading> devices = of(metric);
    return devices.isEmpty()
        ? null
        : rounded(devices.values().stream().mapToDouble(Reading::mean).sum());
  }

  private static @Nullable Long rounded(@Nullable Double value) {
    return value == null ? null : (Long) Math.round(value);
  }

  private Map<String, Reading> of(Metric metric) {
    return readings.getOrDefault(metric, Map.of());
  }
}
