package io.nodelog.config;

import java.time.Duration;

/**
 * How node files come into the warehouse.
 *
 * @param mode whether bytes are copied
 * @param threads how many files are read at once
 * @param idle how long a file must not have been written before its unterminated last line is taken
 * @param distributed whether the engine's tasks read the sources
 */
public record IngestConfig(Mode mode, int threads, Duration idle, boolean distributed) {
  /** Whether bytes are copied. */
  public enum Mode {
    /** Every byte is copied into the warehouse. */
    COPY,
    /** Closed files on the warehouse's own file system are named where they lie. */
    REFERENCE
  }

  static IngestConfig of(Section section) {
    section.allowOnly("mode", "threads", "idle", "distributed");
    return new IngestConfig(
        section.choice("mode", Mode.class),
        section.count("threads", 1, 256),
        section.duration("idle", Duration.ZERO, Duration.ofDays(3650)),
        section.flag("distributed"));
  }
}
