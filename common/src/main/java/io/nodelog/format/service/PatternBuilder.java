package io.nodelog.format.service;

import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.service.HeadPart.Field;
import io.nodelog.format.service.HeadPart.Group;
import io.nodelog.format.service.HeadPart.Padding;
import io.nodelog.format.service.HeadPart.Text;
import io.nodelog.record.ServiceField;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Collects the parts of a log4j pattern, and decides which converter fills which field. */
final class PatternBuilder {
  private final String pattern;
  private final boolean classIsLogger;

  /** The parts before the message and those behind it, and above them those of open groups. */
  private final List<HeadPart> head = new ArrayList<>();

  private final List<HeadPart> tail = new ArrayList<>();
  private final Deque<List<HeadPart>> target = new ArrayDeque<>(List.of(head));
  private final StringBuilder text = new StringBuilder();

  private final List<FormatColumn> columns = new ArrayList<>();
  private final Set<ServiceField> filled = EnumSet.noneOf(ServiceField.class);
  private final Set<Log4jConverter> converters = EnumSet.noneOf(Log4jConverter.class);

  /**
   * @param classIsLogger whether a class stands for the logger, which the pattern does not have
   */
  PatternBuilder(String pattern, boolean classIsLogger) {
    this.pattern = pattern;
    this.classIsLogger = classIsLogger;
  }

  boolean has(Log4jConverter converter) {
    return converters.contains(converter);
  }

  void text(char c) {
    text.append(c);
  }

  void padding(boolean padded) {
    if (padded) {
      part(new Padding());
    }
  }

  void startGroup() {
    flush();
    target.push(new ArrayList<>());
  }

  void endGroup() {
    flush();
    List<HeadPart> group = target.pop();
    part(new Group(group));
  }

  void add(Log4jDirective directive) {
    boolean again = !converters.add(directive.converter());
    switch (directive.converter()) {
      case TIME -> time(directive, again);
      case MESSAGE -> message(directive, again);
      case LINE_END -> lineEnd(directive);
      case THROWABLE, WRAPPER, OPTIONAL -> {}
      default -> field(directive);
    }
  }

  private void time(Log4jDirective directive, boolean again) {
    HeadPart.Time time =
        Log4jTimes.of(directive.text(), directive.position(), directive.arguments());
    if (again || has(Log4jConverter.MESSAGE) || target.size() > 1) {
      throw invalid(directive, "must be the only time, before the message and in no group");
    }
    boolean zoned = time.zone().isPresent() || !time.patterns().get(0).needsZone();
    columns.add(
        new FormatColumn(
            "time", "timestamp", "", directive.text(), zoned ? "" : "in the zone of the source"));
    padding(directive.padded());
    part(time);
    padding(directive.padded());
  }

  private void message(Log4jDirective directive, boolean again) {
    if (again || target.size() > 1) {
      throw invalid(directive, "must be the only message, in no group");
    }
    flush();
    columns.add(new FormatColumn("message", "string", "", directive.text(), ""));
    target.pop();
    target.push(tail);
  }

  private void lineEnd(Log4jDirective directive) {
    if (!has(Log4jConverter.MESSAGE)) {
      throw invalid(directive, "must stand behind the message: a head is one line");
    }
  }

  private void field(Log4jDirective directive) {
    if (has(Log4jConverter.LINE_END)) {
      throw invalid(directive, "must stand in the line of the message");
    }
    Optional<ServiceField> field = directive.converter().field;
    boolean rival = directive.converter() == Log4jConverter.CLASS && !classIsLogger;
    boolean takes = field.isPresent() && !rival && filled.add(field.get());
    columns.add(
        takes
            ? new FormatColumn(ServiceColumns.name(field.get()), "string", "", directive.text(), "")
            : FormatColumn.skipped(
                directive.text(),
                field.isPresent()
                    ? "skipped: another converter says it"
                    : "skipped: records have no place for it"));
    FieldShape shape = Objects.requireNonNull(directive.converter().shape);
    padding(directive.padded());
    part(
        new Field(
            directive.isOneLetter() ? FieldShape.LETTER : shape,
            takes ? field : Optional.empty(),
            directive.text(),
            directive.position()));
    padding(directive.padded());
  }

  private void part(HeadPart part) {
    flush();
    Objects.requireNonNull(target.peek()).add(part);
  }

  private void flush() {
    if (!text.isEmpty()) {
      Objects.requireNonNull(target.peek()).add(new Text(text.toString()));
      text.setLength(0);
    }
  }

  private IllegalArgumentException invalid(Log4jDirective directive, String must) {
    return new IllegalArgumentException(
        "Invalid format: %s of %s (%s)".formatted(directive, pattern, must));
  }

  /**
   * Returns the compiled pattern.
   *
   * @throws IllegalArgumentException if it has no time or no message, or its fields cannot be told
   *     apart in a line
   */
  EventPattern finish() {
    flush();
    if (!has(Log4jConverter.TIME) || !has(Log4jConverter.MESSAGE)) {
      throw new IllegalArgumentException(
          "Invalid format: %s (must have a time, %%d, and a message, %%m)".formatted(pattern));
    }
    columns.add(
        new FormatColumn("stack_trace", "string", "", "", "the lines from the first exception on"));
    return new EventPattern(
        PartedFields.inHead(pattern, head), PartedFields.inTail(pattern, tail), columns);
  }
}
