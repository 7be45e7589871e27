package io.nodelog.hdfs.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A new local file; close makes its bytes and its name durable. A failure names the file, which
 * those of a channel do not.
 */
final class LocalOutput extends OutputStream {
  private final FileChannel channel;
  private final Path file;

  LocalOutput(FileChannel channel, Path file) {
    this.channel = channel;
    this.file = file;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw named(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (FileChannel closing = channel) {
      closing.force(true);
    } catch (IOException e) {
      throw named(e);
    }
    LocalDirectories.sync(file.getParent());
  }

  private IOException named(IOException failure) {
    @Nullable String reason = failure.getMessage();
    FileSystemException named =
        new FileSystemException(
            file.toString(), null, reason == null ? failure.getClass().getSimpleName() : reason);
    named.initCause(failure);
    return named;
  }

  @Override
  public void flush() throws IOException {
    if (!channel.isOpen()) {
      throw new ClosedChannelException();
    }
  }
}
