package io.nodelog.hdfs.storage;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.hdfs.client.HdfsDataInputStream;

/** A file of HDFS that is being read. */
final class HadoopInput implements Storage.Input {
  private final FSDataInputStream stream;
  private final long length;

  /** Takes over the stream, and closes it if the length cannot be told. */
  HadoopInput(FSDataInputStream stream, Length fallback) throws IOException {
    this.stream = stream;
    try {
      // The handle's own length: a look-up by name may already find another file.
      this.length =
          stream instanceof HdfsDataInputStream hdfs ? hdfs.getVisibleLength() : fallback.bytes();
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  @Override
  public int read(byte[] bytes, int from, int to) throws IOException {
    return stream.read(bytes, from, to - from);
  }

  @Override
  public void seek(long position) throws IOException {
    stream.seek(position);
  }

  @Override
  public long position() throws IOException {
    return stream.getPos();
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  /** How long a file is, found by other means than its handle. */
  interface Length {
    long bytes() throws IOException;
  }
}
