package io.nodelog.hdfs.parquet;

import io.nodelog.hdfs.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to a new Parquet file. The same rows give the same bytes: the footer says nothing of
 * when, where or by whom it was written.
 */
public final class ParquetRowWriter implements Closeable {
  /** No site's settings; of a kind that Parquet 1.13 knows too, which is Spark 3.5's. */
  static final Configuration PLAIN = new Configuration(false);

  /**
   * A compressed page starts with so much room, and not with that of a whole page: many are tiny.
   */
  private static final int COMPRESSED_BYTES = 1 << 12;

  private final StorageOutput output;
  private final ParquetWriter<@Nullable Object[]> writer;
  private long rows;

  /**
   * A file that was written.
   *
   * @param length bytes
   * @param sha256 lower-case hex
   * @param rows how many rows it holds
   */
  public record Written(long length, String sha256, long rows) {}

  /**
   * Creates the file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is such a file
   */
  public ParquetRowWriter(Storage storage, Path file, RowSchema schema) throws IOException {
    output = new StorageOutput(storage, file);
    writer = begun(output, schema);
  }

  /** Writes the first bytes; a file that has no room for them is not left open. */
  private static ParquetWriter<@Nullable Object[]> begun(StorageOutput output, RowSchema schema)
      throws IOException {
    try {
      Builder builder =
          new Builder(output, schema)
              .withConf(PLAIN)
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .withPageWriteChecksumEnabled(true);
      takeSmallPages(builder);
      return builder.build();
    } catch (IOException e) {
      try (output) {
        throw e;
      }
    }
  }

  private static void takeSmallPages(Builder builder) {
    try {
      builder.withCodecFactory(new CodecFactory(PLAIN, COMPRESSED_BYTES));
    } catch (NoSuchMethodError e) {
      // Parquet before 1.14, which Spark 3.5 has: each page starts with the room of a whole one.
    }
  }

  /** Writes one row; see {@link RowSchema}. */
  public void write(@Nullable Object[] row) throws IOException {
    writer.write(row);
    rows++;
  }

  /** Ends the file and says what it is. */
  public Written finish() throws IOException {
    writer.close();
    return new Written(output.length(), output.sha256(), rows);
  }

  /** Closes the file, whether it was finished or not. */
  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
    private final RowSchema schema;

    Builder(OutputFile file, RowSchema schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @SuppressWarnings("deprecation") // abstract there, so it must be written
    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
      return new RowWriteSupport(schema);
    }
  }
}
