package io.nodelog.app.view;

import io.nodelog.hdfs.parquet.Column;
import io.nodelog.hdfs.parquet.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a row, such as {@code status >= 500} or {@code client = 10.0.0.1}. A missing value
 * meets only {@code !=}.
 */
public final class RowFilter {
  private static final Pattern SHAPE =
      Pattern.compile("\\s*([a-z][a-z0-9_]*)\\s*(<=|>=|!=|=|<|>)\\s*(.*?)\\s*", Pattern.DOTALL);

  private final int index;
  private final boolean isText;
  private final String operator;
  private final Comparable<?> wanted;

  private RowFilter(int index, boolean isText, String operator, Comparable<?> wanted) {
    this.index = index;
    this.isText = isText;
    this.operator = operator;
    this.wanted = wanted;
  }

  /**
   * Reads a condition.
   *
   * @throws IllegalArgumentException with a sentence if it is none of these columns
   */
  public static RowFilter of(String condition, List<Column> columns) {
    Matcher matcher = SHAPE.matcher(condition);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid condition: "
              + condition
              + " (must be COLUMN, one of = != < <= > >=, and a value)");
    }
    int index = ChosenColumns.indexOf(matcher.group(1), columns);
    return of(index, columns.get(index), matcher.group(2), unquoted(matcher.group(3)));
  }

  private static RowFilter of(int index, Column column, String operator, String value) {
    boolean isText = column.type() == ColumnType.TEXT || column.type() == ColumnType.TRUTH;
    return new RowFilter(index, isText, operator, wanted(column, value));
  }

  private static Comparable<?> wanted(Column column, String value) {
    try {
      return switch (column.type()) {
        case TEXT -> value;
        case TRUTH -> truth(column, value);
        case LONG, INT, DOUBLE_FLOAT -> new BigDecimal(value);
        case TIMESTAMP -> Instant.parse(value);
        case BYTES, HISTOGRAM ->
            throw new IllegalArgumentException(
                "Cannot compare "
                    + column.name()
                    + " (must be a column of text, numbers or times)");
      };
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException(
          "Invalid value for "
              + column.name()
              + ": "
              + value
              + (column.type() == ColumnType.TIMESTAMP
                  ? " (must be as 2026-01-05T10:00:00Z)"
                  : " (must be a number)"),
          e);
    }
  }

  private static String truth(Column column, String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(
          "Invalid value for " + column.name() + ": " + value + " (must be true or false)");
    }
    return value;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("'") && value.endsWith("'");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Returns whether a row meets the condition. */
  public boolean test(@Nullable Object[] row) {
    Object value = row[index];
    if (value == null) {
      return operator.equals("!=");
    }
    int order = compare(value);
    return switch (operator) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private int compare(Object value) {
    if (isText) {
      return Cells.text(value).compareTo((String) wanted);
    } else if (value instanceof Instant instant) {
      return instant.compareTo((Instant) wanted);
    }
    return new BigDecimal(value.toString()).compareTo((BigDecimal) wanted);
  }
}
