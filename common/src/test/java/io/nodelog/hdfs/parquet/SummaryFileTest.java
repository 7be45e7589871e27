package io.nodelog.hdfs.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.hdfs.storage.Storage;
import io.nodelog.hdfs.storage.Storages;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.RandomRows;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SummaryFileTest {
  private static final int ROWS = 300;

  private final Storage storage = Storages.local();
  @TempDir java.nio.file.Path directory;

  @ParameterizedTest
  @EnumSource(SummaryTable.class)
  void givesBackEveryRowByteForByte(SummaryTable table) throws IOException {
    Map<byte[], byte[]> rows = rows(table, 7);

    ParquetRowWriter.Written written = write("a", table, rows);

    try (SummaryFileRows read = new SummaryFileRows(storage, path("a"), written.length(), table)) {
      for (Map.Entry<byte[], byte[]> row : rows.entrySet()) {
        assertThat(read.next()).isTrue();
        assertThat(read.key().copy()).as("seed 7").isEqualTo(row.getKey());
        assertThat(read.value().copy()).as("seed 7").isEqualTo(row.getValue());
      }
      assertThat(read.next()).isFalse();
    }
    assertThat(written.rows()).isEqualTo(rows.size());
  }

  @ParameterizedTest
  @EnumSource(SummaryTable.class)
  void writesTheSameBytesForTheSameRows(SummaryTable table) throws IOException {
    Map<byte[], byte[]> rows = rows(table, 8);

    ParquetRowWriter.Written first = write("a", table, rows);
    ParquetRowWriter.Written second = write("b", table, rows);

    assertThat(second).isEqualTo(first);
    assertThat(Files.mismatch(directory.resolve("a"), directory.resolve("b"))).isEqualTo(-1);
    assertThat(Files.size(directory.resolve("a"))).isEqualTo(first.length());
  }

  /**
   * The hash was taken in other JVMs than this one: what differs from one JVM to the next must not
   * get into a file. It changes with the versions of Parquet and zstd.
   */
  @Test
  void writesTheSameBytesInEveryJvm() throws IOException {
    ParquetRowWriter.Written written =
        write("a", SummaryTable.IP_NODE_ACCESS, rows(SummaryTable.IP_NODE_ACCESS, 11));

    assertThat(written.sha256())
        .isEqualTo("fb7adb3894eda7008d510a59d351fc363b0f03e6bb134fadddfa0ecf87204c61");
  }

  @Test
  void refusesAFileOfAnotherTable() throws IOException {
    ParquetRowWriter.Written written =
        write("a", SummaryTable.NODE_LOAD, rows(SummaryTable.NODE_LOAD, 9));

    assertThatThrownBy(
            () ->
                new SummaryFileRows(
                    storage, path("a"), written.length(), SummaryTable.NODE_CLIENTS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it holds node_load_summary (must be node_clients_summary)");
  }

  @Test
  void refusesAFileThatIsNoParquet() throws IOException {
    Files.writeString(directory.resolve("a"), "no parquet, but longer than its footer");

    assertThatThrownBy(() -> new SummaryFileRows(storage, path("a"), 38, SummaryTable.NODE_LOAD))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory.resolve("a").toString());
  }

  @Test
  void showsEveryFlippedByteOrIsNotHarmedByIt() throws IOException {
    SummaryTable table = SummaryTable.NODE_CLIENTS;
    Map<byte[], byte[]> rows = rows(table, 10, 5);
    ParquetRowWriter.Written written = write("a", table, rows);
    byte[] whole = Files.readAllBytes(directory.resolve("a"));
    int seen = 0;
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 0x10;
      Files.write(directory.resolve("b"), flipped);
      seen += equalOrFailure(table, rows, written.length()) ? 0 : 1;
    }
    assertThat(seen).as("files that silently hold other rows, of %s", whole.length).isZero();
  }

  private boolean equalOrFailure(SummaryTable table, Map<byte[], byte[]> rows, long length) {
    try (SummaryFileRows read = new SummaryFileRows(storage, path("b"), length, table)) {
      for (Map.Entry<byte[], byte[]> row : rows.entrySet()) {
        if (!read.next()
            || !Arrays.equals(read.key().copy(), row.getKey())
            || !Arrays.equals(read.value().copy(), row.getValue())) {
          return false;
        }
      }
      return !read.next();
    } catch (IOException | RuntimeException e) {
      return true;
    }
  }

  private ParquetRowWriter.Written write(String name, SummaryTable table, Map<byte[], byte[]> rows)
      throws IOException {
    try (SummaryFileWriter writer = new SummaryFileWriter(storage, path(name), table)) {
      for (Map.Entry<byte[], byte[]> row : rows.entrySet()) {
        writer.row(range(row.getKey()), range(row.getValue()));
      }
      return writer.finish();
    }
  }

  private Path path(String name) {
    return new Path(directory.resolve(name).toUri());
  }

  private static ByteRange range(byte[] bytes) {
    return new ByteRange().set(bytes, 0, bytes.length);
  }

  private static Map<byte[], byte[]> rows(SummaryTable table, long seed) {
    return rows(table, seed, ROWS);
  }

  private static Map<byte[], byte[]> rows(SummaryTable table, long seed, int count) {
    Random random = new Random(seed);
    Map<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
    for (int i = 0; i < count; i++) {
      rows.put(RandomRows.key(table, random), RandomRows.value(table, random));
    }
    return rows;
  }
}
