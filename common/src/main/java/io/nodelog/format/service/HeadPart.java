package io.nodelog.format.service;

import io.nodelog.bytes.TimePattern;
import io.nodelog.record.ServiceField;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A part of a head as a pattern describes it; the text that parts two fields is a part too. */
sealed interface HeadPart {
  /** Text that stands in every line as it is. */
  record Text(String text) implements HeadPart {}

  /** Blanks that fill a field up to its width, as many as there are, also none. */
  record Padding() implements HeadPart {}

  /**
   * The time.
   *
   * @param patterns of which a line has one
   * @param zone of the times, if the pattern says so and they do not themselves
   */
  record Time(List<TimePattern> patterns, Optional<ZoneId> zone) implements HeadPart {}

  /**
   * What the logger replaces by a value.
   *
   * @param shape which bytes it may have
   * @param field where it goes; empty if it is read over
   * @param directive as it stands in the pattern
   * @param position where it starts in the pattern, from 1
   */
  record Field(FieldShape shape, Optional<ServiceField> field, String directive, int position)
      implements HeadPart {
    /** The same field with other bytes. */
    Field of(FieldShape other) {
      return new Field(other, field, directive, position);
    }
  }

  /** Parts that a line has all or none of. */
  record Group(List<HeadPart> parts) implements HeadPart {}
}
