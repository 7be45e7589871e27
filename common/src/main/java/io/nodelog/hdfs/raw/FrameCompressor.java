package io.nodelog.hdfs.raw;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Compresses one frame after the other, each into bytes of its own; for one thread at a time. */
final class FrameCompressor implements Closeable {
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private final OutputStream compressing;

  FrameCompressor(int level) throws IOException {
    this.compressing = framed(frame, level);
  }

  /** A stream that ends a frame of Zstandard, with its checksum, whenever it is flushed. */
  static ZstdOutputStreamNoFinalizer framed(OutputStream target, int level) throws IOException {
    return new ZstdOutputStreamNoFinalizer(target, level)
        .setChecksum(true)
        .setCloseFrameOnFlush(true);
  }

  byte[] compress(byte[] lines, int to) throws IOException {
    compressing.write(lines, 0, to);
    compressing.flush();
    byte[] compressed = frame.toByteArray();
    frame.reset();
    return compressed;
  }

  @Override
  public void close() throws IOException {
    compressing.close();
  }
}
