package io.nodelog.app.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.nodelog.hdfs.parquet.ParquetText;
import io.nodelog.hdfs.raw.LogStream;
import io.nodelog.hdfs.raw.StreamLimits;
import io.nodelog.hdfs.storage.FileEntry;
import io.nodelog.hdfs.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** Looks for a text in everything that lies in a warehouse, whatever it is packed in. */
final class Traces {
  private final Storage storage;
  private final Pattern text;
  private final List<String> files = new ArrayList<>();
  private int looked;

  private Traces(Storage storage, Pattern text) {
    this.storage = storage;
    this.text = text;
  }

  /** The files that have the text, or are called by it. */
  static List<String> of(Pattern text, Storage storage, Path warehouse) throws IOException {
    Traces traces = new Traces(storage, text);
    traces.walk(warehouse);
    if (traces.looked == 0) {
      throw new AssertionError("There is nothing in " + warehouse);
    }
    return traces.files;
  }

  private void walk(Path directory) throws IOException {
    for (FileEntry entry : storage.list(directory)) {
      if (entry.directory()) {
        walk(entry.path());
        continue;
      }
      looked++;
      if (found(entry.path().getName()) || found(content(entry))) {
        files.add(entry.path().toString());
      }
    }
  }

  private boolean found(String in) {
    return text.matcher(in).find();
  }

  private String content(FileEntry file) throws IOException {
    if (file.path().getName().endsWith(".parquet")) {
      try {
        return ParquetText.of(storage, file.path(), file.length());
      } catch (RuntimeException e) {
        return plain(file); // torn
      }
    }
    return file.path().getName().endsWith(".zst") ? lines(file) : plain(file);
  }

  private String plain(FileEntry file) throws IOException {
    return new String(bytes(file), ISO_8859_1);
  }

  private byte[] bytes(FileEntry file) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(file.length())];
    try (Storage.Input in = storage.open(file.path())) {
      for (int at = 0; at < bytes.length; ) {
        at += in.read(bytes, at, bytes.length);
      }
    }
    return bytes;
  }

  private String lines(FileEntry file) throws IOException {
    try (InputStream lines =
        LogStream.open(
            new ByteArrayInputStream(bytes(file)), file.path().toString(), StreamLimits.none())) {
      return new String(lines.readAllBytes(), ISO_8859_1);
    }
  }
}
