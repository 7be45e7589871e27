package io.nodelog.format;

import io.nodelog.format.access.Column;
import io.nodelog.format.parser.RecordFormat;
import io.nodelog.format.pattern.LineExpression;
import io.nodelog.format.pattern.PatternFormat;
import io.nodelog.format.service.ExpressionEvents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a format that an expression describes. Its groups tell whether the lines are requests or a
 * daemon's events: a level or a message is never of a request.
 */
final class PatternDefinition {
  private static final String EXPRESSION = "expression";
  private static final String COLUMNS = "columns";
  private static final String TIME = "time";
  private static final String FORMAT = "format";
  private static final int LONGEST = 1 << 20;

  private final Options options;
  private final LineExpression expression;

  private PatternDefinition(Options options) {
    this.options = options;
    int longest = options.count("longest-line", LineExpression.LONGEST_LINE, 64, LONGEST);
    String text = options.text(EXPRESSION);
    expression = options.make(EXPRESSION, () -> new LineExpression(text, longest));
  }

  static RecordFormat compile(Options options) {
    PatternDefinition definition = new PatternDefinition(options);
    Set<String> ofEventsOnly = new HashSet<>(ExpressionEvents.columns());
    Column.names().forEach(ofEventsOnly::remove);
    boolean events = definition.expression.groups().stream().anyMatch(ofEventsOnly::contains);
    definition.checkGroups(events ? ExpressionEvents.columns() : Column.names());
    return events ? definition.events() : definition.requests();
  }

  private void checkGroups(List<String> known) {
    for (String group : expression.groups()) {
      if (!known.contains(group)) {
        throw options.invalid(
            EXPRESSION,
            "the group %s must be one of %s".formatted(group, String.join(", ", known)));
      }
    }
    if (options.has(COLUMNS)) {
      options.group(COLUMNS).allowOnly(expression.groups().toArray(new String[0]));
    }
  }

  private RecordFormat events() {
    List<String> forms = List.of("iso");
    if (options.has(COLUMNS)) {
      Options columns = options.group(COLUMNS);
      columns.allowOnly(TIME);
      columns.group(TIME).allowOnly(FORMAT);
      forms = columns.group(TIME).texts(FORMAT);
    }
    List<String> timeForms = forms;
    return options.make(EXPRESSION, () -> ExpressionEvents.format(expression, timeForms));
  }

  private RecordFormat requests() {
    List<Column> columns = new ArrayList<>();
    for (String group : expression.groups()) {
      Column column = Column.named(group);
      boolean more = options.has(COLUMNS) && options.group(COLUMNS).has(group);
      columns.add(more ? ColumnOptions.of(column, options.group(COLUMNS).group(group)) : column);
    }
    return options.make(EXPRESSION, () -> new PatternFormat(expression, columns, options.server()));
  }
}
