package io.nodelog.hdfs.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Passes on the bytes of a Parquet file, and puts the sets in its footer into a fixed order. The
 * library writes the encodings of a column in the order of a hash set of enum constants, which
 * differs from one JVM to the next: the same rows would make other bytes.
 *
 * <p>The end of the file is held back, up to 4 MiB of it; a larger footer is passed on as it is.
 */
final class CanonicalFooter extends OutputStream {
  private static final int HELD_BYTES = 4 << 20;
  private static final int LENGTH_AND_MAGIC = 8;

  private final OutputStream out;
  private byte[] held = new byte[1 << 16];
  private int size;

  CanonicalFooter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (size + length > HELD_BYTES) {
      int passed = Math.min(size, size + length - HELD_BYTES);
      out.write(held, 0, passed);
      size -= passed;
      System.arraycopy(held, passed, held, 0, size);
    }
    if (size + length > HELD_BYTES) {
      out.write(bytes, from, length);
      return;
    }
    if (size + length > held.length) {
      held = Arrays.copyOf(held, Math.max(2 * held.length, size + length));
    }
    System.arraycopy(bytes, from, held, size, length);
    size += length;
  }

  /** Writes what is held back, the footer in its fixed order. */
  @Override
  public void close() throws IOException {
    try (out) {
      sortFooter();
      out.write(held, 0, size);
      size = 0;
    }
  }

  private void sortFooter() throws IOException {
    int lengthAt = size - LENGTH_AND_MAGIC;
    if (lengthAt < 0 || held[size - 1] != '1' || held[size - 4] != 'P') {
      return; // a file that was not finished
    }
    int length =
        (held[lengthAt] & 0xff)
            | (held[lengthAt + 1] & 0xff) << 8
            | (held[lengthAt + 2] & 0xff) << 16
            | (held[lengthAt + 3] & 0xff) << 24;
    int from = lengthAt - length;
    if (length <= 0 || from < 0) {
      return;
    }
    byte[] sorted = sorted(held, from, length);
    if (sorted.length == length) {
      System.arraycopy(sorted, 0, held, from, length);
    }
  }

  private static byte[] sorted(byte[] bytes, int from, int length) throws IOException {
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(bytes, from, length));
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        sort(chunk.getMeta_data());
      }
    }
    ByteArrayOutputStream written = new ByteArrayOutputStream(length);
    Util.writeFileMetaData(footer, written);
    return written.toByteArray();
  }

  private static void sort(ColumnMetaData column) {
    List<Encoding> encodings = new ArrayList<>(column.getEncodings());
    encodings.sort(Comparator.comparingInt(Encoding::getValue));
    column.setEncodings(encodings);
    if (column.isSetEncoding_stats()) {
      List<PageEncodingStats> pages = new ArrayList<>(column.getEncoding_stats());
      pages.sort(
          Comparator.comparingInt((PageEncodingStats page) -> page.getPage_type().getValue())
              .thenComparingInt(page -> page.getEncoding().getValue()));
      column.setEncoding_stats(pages);
    }
  }
}
