package io.nodelog.format.access;

import io.nodelog.bytes.TimePattern;
import io.nodelog.bytes.TimeReader;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.AccessField;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A format string as steps over a line.
 *
 * @param lead the fixed text before the first field
 * @param steps the fields, each with the fixed text behind it
 * @param lastVital index of the last step that a record cannot do without: client, time or status
 * @param columns what the fields say, in the order of the line
 * @param timeIsRequestEnd whether the time is the end of the request, not its start
 * @param timePattern how the time is written; null of those that have a reader of their own
 * @param style how values are written
 */
record CompiledFormat(
    Literal lead,
    List<Step> steps,
    int lastVital,
    List<FormatColumn> columns,
    boolean timeIsRequestEnd,
    @Nullable TimePattern timePattern,
    FieldStyle style) {

  /** Returns whether the times name no offset from UTC. */
  boolean needsZone() {
    return timePattern != null && timePattern.needsZone() && !style.utc();
  }

  /** The fields that lines can have. */
  List<AccessField> fields() {
    return steps.stream().flatMap(step -> Stream.ofNullable(step.field())).toList();
  }

  /** The steps for one thread. */
  Step[] steps(ParserSettings settings) {
    if (timePattern == null) {
      return steps.toArray(new Step[0]);
    }
    TimeReader reader = timePattern.reader(zone(settings), settings.asOf());
    return steps.stream()
        .map(step -> step.kind() == Step.PATTERN_TIME ? step.with(reader) : step)
        .toArray(Step[]::new);
  }

  private @Nullable ZoneId zone(ParserSettings settings) {
    if (style.utc()) {
      return ZoneOffset.UTC;
    }
    return needsZone() ? settings.requiredZone() : settings.zone().orElse(null);
  }
}
