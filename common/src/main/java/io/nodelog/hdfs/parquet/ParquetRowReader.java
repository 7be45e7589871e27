package io.nodelog.hdfs.parquet;

import io.nodelog.hdfs.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a Parquet file in their order. Text is handed out as {@code byte[]}, because
 * not every text is UTF-8.
 */
public final class ParquetRowReader implements Closeable {
  private final InputFile input;
  private final RowMaterializer materializer;
  private final ParquetFileReader file;
  private final MessageColumnIO columns;
  private @Nullable RecordReader<@Nullable Object[]> rows;
  private long left;

  /**
   * Opens a file.
   *
   * @param length of the file, as the ledger has it
   * @param schema the columns to read, of those that the file has
   * @throws IOException if it is no Parquet file, of another table, or of a newer version
   */
  public ParquetRowReader(Storage storage, Path path, long length, RowSchema schema)
      throws IOException {
    input = new StorageInput(storage, path, length);
    materializer = new RowMaterializer(schema);
    try {
      file = ParquetFileReader.open(input, options());
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
    columns = columns(schema);
  }

  /** Of one reader each: they hold its decompressors, which no two threads may use. */
  private static ParquetReadOptions options() {
    return HadoopReadOptions.builder(ParquetRowWriter.PLAIN).usePageChecksumVerification().build();
  }

  private MessageColumnIO columns(RowSchema schema) throws IOException {
    boolean opened = false;
    try {
      FileMetaData metadata = file.getFileMetaData();
      check(metadata.getKeyValueMetaData(), schema);
      MessageType wanted = schema.parquetSchema();
      file.setRequestedSchema(wanted);
      MessageColumnIO io =
          new ColumnIOFactory(metadata.getCreatedBy()).getColumnIO(wanted, metadata.getSchema());
      opened = true;
      return io;
    } catch (RuntimeException e) {
      throw unreadable(e);
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  private void check(Map<String, String> metadata, RowSchema schema) throws IOException {
    String table = metadata.get(RowSchema.TABLE_KEY);
    if (!schema.table().equals(table)) {
      throw new IOException(
          "Cannot read " + input + ": it holds " + table + " (must be " + schema.table() + ")");
    }
    int version = Integer.parseInt(metadata.getOrDefault(RowSchema.VERSION_KEY, "0"));
    if (version > schema.version()) {
      throw new IOException(
          "Cannot read "
              + input
              + ": its schema has version "
              + version
              + " (this Nodelog knows up to "
              + schema.version()
              + ")");
    }
  }

  /** Returns the next row, or null at the end. */
  public @Nullable Object @Nullable [] read() throws IOException {
    try {
      while (left == 0) {
        PageReadStore group = file.readNextRowGroup();
        if (group == null) {
          return null;
        }
        left = group.getRowCount();
        rows = columns.getRecordReader(group, materializer);
      }
      left--;
      return Objects.requireNonNull(rows).read();
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  private IOException unreadable(RuntimeException e) {
    return new IOException("Cannot read " + input + ": " + e.getMessage(), e);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
