package io.nodelog.hdfs.parquet;

import io.nodelog.hdfs.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a Parquet file in their order. Text is handed out as {@code byte[]}, because
 * not every text is UTF-8.
 */
public final class ParquetRowReader implements Closeable {
  private final String path;
  private final ParquetReader<@Nullable Object[]> reader;

  /**
   * Opens a file.
   *
   * @param length of the file, as the ledger has it
   * @param schema the columns to read, of those that the file has
   * @throws IOException if it is no Parquet file, of another table, or of a newer version
   */
  public ParquetRowReader(Storage storage, Path file, long length, RowSchema schema)
      throws IOException {
    path = file.toString();
    InputFile input = new StorageInput(storage, file, length);
    check(input, schema);
    reader = new Builder(input, schema).usePageChecksumVerification().build();
  }

  /** Returns the next row, or null at the end. */
  public @Nullable Object @Nullable [] read() throws IOException {
    try {
      return reader.read();
    } catch (RuntimeException e) {
      throw new IOException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static void check(InputFile input, RowSchema schema) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader footer = ParquetFileReader.open(input, options)) {
      Map<String, String> metadata = footer.getFileMetaData().getKeyValueMetaData();
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
    } catch (RuntimeException e) {
      throw new IOException("Cannot read " + input + ": " + e.getMessage(), e);
    }
  }

  private static final class Builder extends ParquetReader.Builder<@Nullable Object[]> {
    private final RowSchema schema;

    Builder(InputFile file, RowSchema schema) {
      super(file, new PlainParquetConfiguration());
      this.schema = schema;
    }

    @Override
    protected ReadSupport<@Nullable Object[]> getReadSupport() {
      return new RowReadSupport(schema);
    }
  }
}
