package io.nodelog.hdfs.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A new local file; close makes its bytes and its name durable. */
final class LocalOutput extends OutputStream {
  private final FileChannel channel;
  private final Path directory;

  LocalOutput(FileChannel channel, Path directory) {
    this.channel = channel;
    this.directory = directory;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (FileChannel closing = channel) {
      closing.force(true);
    }
    LocalDirectories.sync(directory);
  }

  @Override
  public void flush() throws IOException {
    if (!channel.isOpen()) {
      throw new ClosedChannelException();
    }
  }
}
