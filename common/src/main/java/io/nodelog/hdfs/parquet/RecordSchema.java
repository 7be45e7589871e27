package io.nodelog.hdfs.parquet;

import io.nodelog.report.Doc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of a Java record: the row type of a report is its schema. */
public final class RecordSchema {
  private static final Pattern BEFORE_WORD = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern BEFORE_NUMBER = Pattern.compile("([a-z])([0-9])");

  /** Looking at the components of a type costs more than writing a small file of its rows. */
  private static final ClassValue<Components> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected Components computeValue(Class<?> type) {
          RecordComponent[] components = type.getRecordComponents();
          return new Components(
              Arrays.stream(components).map(RecordSchema::column).toList(),
              Arrays.stream(components).map(RecordSchema::accessor).toList());
        }
      };

  private record Components(List<Column> columns, List<MethodHandle> accessors) {}

  private final RowSchema schema;
  private final List<MethodHandle> accessors;

  private RecordSchema(RowSchema schema, List<MethodHandle> accessors) {
    this.schema = schema;
    this.accessors = accessors;
  }

  /** Derives the columns from the components of a record type, in their order. */
  public static RecordSchema of(String table, int version, Class<? extends Record> type) {
    Components components = COMPONENTS.get(type);
    return new RecordSchema(
        new RowSchema(table, version, components.columns()), components.accessors());
  }

  public RowSchema schema() {
    return schema;
  }

  /** Returns the values of a record, in the order of the columns. */
  public @Nullable Object[] values(Record row) {
    @Nullable Object[] values = new @Nullable Object[accessors.size()];
    for (int i = 0; i < accessors.size(); i++) {
      try {
        values[i] = (Object) accessors.get(i).invokeExact(row);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("Accessors of records throw nothing checked", e);
      }
    }
    return values;
  }

  private static Column column(RecordComponent component) {
    Doc doc = component.getAnnotation(Doc.class);
    return new Column(
        snakeCase(component.getName()),
        type(component.getType()),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        doc == null ? "" : doc.value());
  }

  private static ColumnType type(Class<?> type) {
    if (type == String.class) {
      return ColumnType.TEXT;
    } else if (type == long.class || type == Long.class) {
      return ColumnType.LONG;
    } else if (type == int.class || type == Integer.class) {
      return ColumnType.INT;
    } else if (type == boolean.class || type == Boolean.class) {
      return ColumnType.TRUTH;
    } else if (type == double.class || type == Double.class) {
      return ColumnType.DOUBLE_FLOAT;
    } else if (type == Instant.class) {
      return ColumnType.TIMESTAMP;
    } else if (type == byte[].class) {
      return ColumnType.BYTES;
    } else if (type == NavigableMap.class) {
      return ColumnType.HISTOGRAM;
    }
    throw new IllegalArgumentException("Invalid column type: " + type);
  }

  private static MethodHandle accessor(RecordComponent component) {
    try {
      return MethodHandles.lookup()
          .unreflect(component.getAccessor())
          .asType(MethodType.methodType(Object.class, Record.class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          "Cannot read " + component + ": its record is not public", e);
    }
  }

  /**
   * {@code status4xx} becomes {@code status_4xx}, {@code durationP50Micros} {@code
   * duration_p50_micros}.
   */
  static String snakeCase(String camelCase) {
    String words = BEFORE_WORD.matcher(camelCase).replaceAll("$1_$2");
    return BEFORE_NUMBER.matcher(words).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
