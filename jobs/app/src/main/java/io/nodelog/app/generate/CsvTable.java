package io.nodelog.app.generate;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a table of names and numbers, none of which needs quotes. */
final class CsvTable implements Closeable {
  private final BufferedWriter out;

  CsvTable(Path file, String header) throws IOException {
    out = Files.newBufferedWriter(file);
    out.append(header).append('\n');
  }

  void row(Object... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      out.append(i == 0 ? "" : ",").append(values[i].toString());
    }
    out.append('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
