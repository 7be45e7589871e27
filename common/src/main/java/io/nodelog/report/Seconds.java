package io.nodelog.report;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Seconds out of microseconds. */
final class Seconds {
  private static final double MICROS = 1_000_000;

  private Seconds() {}

  static double of(long micros) {
    return micros / MICROS;
  }

  static @Nullable Double of(OptionalDouble micros) {
    return micros.isPresent() ? Double.valueOf(micros.getAsDouble() / MICROS) : null;
  }
}
