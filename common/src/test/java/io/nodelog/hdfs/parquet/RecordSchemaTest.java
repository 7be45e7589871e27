package io.nodelog.hdfs.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.storage.Storages;
import io.nodelog.report.Doc;
import io.nodelog.report.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordSchemaTest {
  @TempDir java.nio.file.Path directory;

  /** A row with a column of each type. */
  @SuppressWarnings("ArrayRecordComponent") // compared by hand below
  public record Sample(
      @Doc("a text") String aText,
      long aLong,
      int anInt,
      double aDouble,
      Instant anInstant,
      byte @Nullable [] someBytes,
      NavigableMap<Integer, Long> aHistogram,
      @Nullable Long maybe,
      boolean aTruth) {}

  private final RecordSchema sample = RecordSchema.of("sample", 2, Sample.class);

  @ParameterizedTest
  @CsvSource({
    "status4xx, status_4xx",
    "durationP50Micros, duration_p50_micros",
    "bytesSent, bytes_sent",
    "node, node",
    "hourClientsHll, hour_clients_hll"
  })
  void namesColumnsInSnakeCase(String component, String column) {
    assertThat(RecordSchema.snakeCase(component)).isEqualTo(column);
  }

  @Test
  void takesTypeAndMeaningFromTheComponents() {
    assertThat(sample.schema().columns().get(0))
        .isEqualTo(new Column("a_text", ColumnType.TEXT, false, "a text"));
    assertThat(sample.schema().columns().stream().map(Column::type))
        .containsExactly(
            ColumnType.TEXT,
            ColumnType.LONG,
            ColumnType.INT,
            ColumnType.DOUBLE_FLOAT,
            ColumnType.TIMESTAMP,
            ColumnType.BYTES,
            ColumnType.HISTOGRAM,
            ColumnType.LONG,
            ColumnType.TRUTH);
    assertThat(sample.schema().columns().stream().filter(Column::nullable).map(Column::name))
        .containsExactly("some_bytes", "maybe");
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    TreeMap<Integer, Long> histogram = new TreeMap<>(java.util.Map.of(3, 4L, 7, 1L));
    Instant time = Instant.parse("2026-01-05T10:11:12.123456Z");
    List<Sample> rows =
        List.of(
            new Sample("ä", 1, 2, 0.5, time, new byte[] {1, -1}, histogram, 9L, true),
            new Sample(
                "", Long.MIN_VALUE, -2, -0.0, Instant.EPOCH, null, new TreeMap<>(), null, false));

    long length = write(rows);

    try (ParquetRowReader reader =
        new ParquetRowReader(Storages.local(), path(), length, sample.schema())) {
      @Nullable Object[] first = reader.read();
      assertThat((byte[]) first[0])
          .isEqualTo("ä".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(first[4]).isEqualTo(time);
      assertThat((byte[]) first[5]).containsExactly(1, -1);
      assertThat(first[6]).isEqualTo(histogram);
      assertThat(first[8]).isEqualTo(true);
      @Nullable Object[] second = reader.read();
      assertThat(second[1]).isEqualTo(Long.MIN_VALUE);
      assertThat(second[5]).isNull();
      assertThat(second[6]).isEqualTo(new TreeMap<>());
      assertThat(second[7]).isNull();
      assertThat(second[8]).isEqualTo(false);
      assertThat(reader.read()).isNull();
    }
  }

  @Test
  void refusesANewerVersion() throws IOException {
    long length = write(List.of());
    RowSchema older = new RowSchema("sample", 1, sample.schema().columns());

    assertThatThrownBy(() -> new ParquetRowReader(Storages.local(), path(), length, older))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its schema has version 2 (this Nodelog knows up to 1)");
  }

  @ParameterizedTest
  @EnumSource(Report.class)
  void knowsTheMeaningOfEveryColumnOfEveryReport(Report report) {
    RowSchema schema = RecordSchema.of(report.tableName(), 1, report.rowType()).schema();

    assertThat(schema.columns()).allSatisfy(column -> assertThat(column.doc()).isNotEmpty());
  }

  private long write(List<Sample> rows) throws IOException {
    try (ParquetRowWriter writer =
        new ParquetRowWriter(Storages.local(), path(), sample.schema())) {
      for (Sample row : rows) {
        writer.write(sample.values(row));
      }
      return writer.finish().length();
    }
  }

  private Path path() {
    return new Path(directory.resolve("sample").toUri());
  }
}
