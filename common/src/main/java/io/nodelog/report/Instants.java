package io.nodelog.report;

import io.nodelog.summary.RowCodec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants out of the microseconds that summaries hold. */
final class Instants {
  private Instants() {}

  static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The instant, or null for the minimum or maximum of nothing. */
  static @Nullable Instant ofMicrosIfAny(long micros) {
    return micros == RowCodec.NONE ? null : ofMicros(micros);
  }
}
