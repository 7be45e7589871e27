package io.nodelog.hdfs.parquet;

import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** Everything that a Parquet file says, of whatever table, for tests that look for a text in it. */
public final class ParquetText {
  private ParquetText() {}

  /** The metadata and all rows. */
  public static String of(Storage storage, Path file, long length) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader reader =
        ParquetFileReader.open(new StorageInput(storage, file, length), options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      StringBuilder text = new StringBuilder(reader.getFooter().toString());
      for (PageReadStore group; (group = reader.readNextRowGroup()) != null; ) {
        RecordReader<Group> rows =
            new ColumnIOFactory()
                .getColumnIO(schema)
                .getRecordReader(group, new GroupRecordConverter(schema));
        for (long i = 0; i < group.getRowCount(); i++) {
          text.append(rows.read());
        }
      }
      return text.toString();
    }
  }
}
