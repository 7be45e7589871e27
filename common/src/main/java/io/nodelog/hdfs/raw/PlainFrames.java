package io.nodelog.hdfs.raw;

import io.nodelog.hdfs.storage.HashedOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Frames of plain text, which leave no trace in the file. */
final class PlainFrames implements FrameOutput {
  private final HashedOutput file;
  private byte @Nullable [] written;

  PlainFrames(HashedOutput file) {
    this.file = file;
  }

  @Override
  public void write(byte[] lines, int to) throws IOException {
    file.write(lines, 0, to);
    written = lines;
  }

  @Override
  public byte[] spare(int length) {
    return written != null && written.length == length ? written : new byte[length];
  }

  @Override
  public void append(byte[] bytes, int from, int to) throws IOException {
    file.write(bytes, from, to - from);
  }

  @Override
  public void endFrame() {}

  @Override
  public void finish() {}

  @Override
  public void close() throws IOException {
    file.close();
  }
}
