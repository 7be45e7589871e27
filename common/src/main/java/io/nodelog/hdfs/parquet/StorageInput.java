package io.nodelog.hdfs.parquet;

import io.nodelog.hdfs.storage.MemoryInput;
import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file that Parquet reads. It starts at the end of a file and jumps: a small file is fetched at
 * once instead.
 */
final class StorageInput implements InputFile {
  private static final int SMALL_BYTES = 1 << 18;

  private final Storage storage;
  private final Path path;
  private final long length;

  StorageInput(Storage storage, Path path, long length) {
    this.storage = storage;
    this.path = path;
    this.length = length;
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    Storage.Input input = length <= SMALL_BYTES ? fetched() : storage.open(path);
    return new DelegatingSeekableInputStream(new Bytes(input)) {
      @Override
      public long getPos() throws IOException {
        return input.position();
      }

      @Override
      public void seek(long position) throws IOException {
        input.seek(position);
      }
    };
  }

  private Storage.Input fetched() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(length)];
    try (Storage.Input input = storage.open(path)) {
      int at = 0;
      for (int count; at < bytes.length && (count = input.read(bytes, at, bytes.length)) > 0; ) {
        at += count;
      }
      return new MemoryInput(at == bytes.length ? bytes : Arrays.copyOf(bytes, at));
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private static final class Bytes extends InputStream {
    private final Storage.Input input;
    private final byte[] one = new byte[1];

    Bytes(Storage.Input input) {
      this.input = input;
    }

    @Override
    public int read() throws IOException {
      return input.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return length == 0 ? 0 : input.read(bytes, from, from + length);
    }

    @Override
    public void close() throws IOException {
      input.close();
    }
  }
}
