package io.nodelog.hdfs.parquet;

import io.nodelog.hdfs.storage.HashedOutput;
import io.nodelog.hdfs.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A new file that Parquet writes. */
final class StorageOutput implements OutputFile, Closeable {
  private final Path path;
  private final HashedOutput file;

  /** Creates the file; the stream of {@link #create} closes it. */
  StorageOutput(Storage storage, Path path) throws IOException {
    this.path = path;
    this.file = HashedOutput.create(storage, path);
  }

  /** Bytes of the file, once it is closed. */
  long length() {
    return file.length();
  }

  /** SHA-256 of the file, lower-case hex; asked for once, when it is closed. */
  String sha256() {
    return file.sha256();
  }

  /** Closes a file that no stream was made for. */
  @Override
  public void close() throws IOException {
    file.close();
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new Positioned(new CanonicalFooter(file));
  }

  /** Never overwrites: our files have names of their own. */
  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return path.toString();
  }

  private static final class Positioned extends PositionOutputStream {
    private final OutputStream out;
    private long position;

    Positioned(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      position++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      position += length;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
