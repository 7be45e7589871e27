package io.nodelog.hdfs.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REQUIRED;

import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The types of columns, each with the Java type of its values and its Parquet type. */
public enum ColumnType {
  /** UTF-8 text as {@code byte[]} or {@code String}; read as {@code String} if it is UTF-8. */
  TEXT("string"),
  /** {@code Long}. */
  LONG("bigint"),
  /** {@code Integer}. */
  INT("int"),
  /** {@code Boolean}. */
  TRUTH("boolean"),
  /** {@code Double}. */
  DOUBLE_FLOAT("double"),
  /** {@code Instant}, in microseconds, UTC. */
  TIMESTAMP("timestamp"),
  /** {@code byte[]}. */
  BYTES("binary"),
  /** {@code NavigableMap<Integer, Long>}: counts by bucket of a duration histogram. */
  HISTOGRAM("map<int,bigint>");

  private final String sqlName;

  ColumnType(String sqlName) {
    this.sqlName = sqlName;
  }

  /** The type's name in Spark SQL. */
  public String sqlName() {
    return sqlName;
  }

  /** Returns whether the values are numbers. */
  public boolean isNumber() {
    return this == LONG || this == INT || this == DOUBLE_FLOAT;
  }

  Type parquetType(String name, boolean nullable) {
    Type.Repetition repetition = nullable ? OPTIONAL : REQUIRED;
    return switch (this) {
      case TEXT -> Types.primitive(BINARY, repetition).as(stringType()).named(name);
      case LONG -> Types.primitive(INT64, repetition).named(name);
      case INT -> Types.primitive(INT32, repetition).named(name);
      case TRUTH -> Types.primitive(BOOLEAN, repetition).named(name);
      case DOUBLE_FLOAT -> Types.primitive(DOUBLE, repetition).named(name);
      case TIMESTAMP ->
          Types.primitive(INT64, repetition).as(timestampType(true, MICROS)).named(name);
      case BYTES -> Types.primitive(BINARY, repetition).named(name);
      case HISTOGRAM ->
          Types.map(repetition)
              .key(INT32)
              .value(Types.primitive(INT64, REQUIRED).named("value"))
              .named(name);
    };
  }
}
