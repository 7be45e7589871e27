package io.nodelog.hdfs.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A local file that is being read. */
final class LocalInput implements Storage.Input {
  /** The JDK reads through a direct buffer as large as the request; this bounds it. */
  private static final int MAX_READ_BYTES = 1 << 20;

  private final FileChannel channel;
  private final long length;

  LocalInput(FileChannel channel) throws IOException {
    this.channel = channel;
    this.length = channel.size();
  }

  @Override
  public int read(byte[] bytes, int from, int to) throws IOException {
    return channel.read(ByteBuffer.wrap(bytes, from, Math.min(to - from, MAX_READ_BYTES)));
  }

  @Override
  public void seek(long position) throws IOException {
    channel.position(position);
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
