package io.nodelog.app.sftp;

import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.impl.AbstractSftpClient;
import org.apache.sshd.sftp.client.impl.SftpInputStreamAsync;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/**
 * A file of a server that is being read by its handle, which stays that file's whatever its name
 * becomes. Several requests are under way at once, so that a far server is read as fast as a near
 * one: few after a jump, because most jumps are for a look, and more the longer it is read on.
 */
final class SftpInput implements Storage.Input {
  private static final int REQUEST_BYTES = 32 << 10;
  private static final long FIRST_STRETCH_BYTES = 64 << 10;
  private static final int STRETCH_GROWTH = 8;

  private final SftpClient client;
  private final String name;
  private final CloseableHandle handle;
  private final long length;
  private @Nullable InputStream stream;
  private long position;
  private long stretch = FIRST_STRETCH_BYTES;
  private long stretchTo;

  private SftpInput(SftpClient client, String name, CloseableHandle handle, long length) {
    this.client = client;
    this.name = name;
    this.handle = handle;
    this.length = length;
  }

  static SftpInput open(SftpClient client, String name) throws IOException {
    CloseableHandle handle = client.open(name, OpenMode.Read);
    try {
      Attributes attributes = client.stat(handle);
      if (!attributes.getFlags().contains(SftpClient.Attribute.Size)) {
        throw new IOException("the server does not say how long it is");
      }
      return new SftpInput(client, name, handle, attributes.getSize());
    } catch (IOException e) {
      handle.close();
      throw e;
    }
  }

  @Override
  public int read(byte[] bytes, int from, int to) throws IOException {
    if (position >= length) {
      return -1;
    }
    InputStream open = stream;
    if (open == null || position == stretchTo) {
      open = nextStretch();
    }
    int count = readSome(open, bytes, from, (int) Math.min(to, from + stretchTo - position));
    position += Math.max(count, 0);
    return count;
  }

  /** Asks for what comes next; what was asked for beyond the last stretch is thrown away. */
  private InputStream nextStretch() throws IOException {
    endStream();
    stretchTo = Math.min(length, position + stretch);
    stretch = Math.min(length, stretch * STRETCH_GROWTH);
    InputStream next =
        new SftpInputStreamAsync(
            (AbstractSftpClient) client, REQUEST_BYTES, position, stretchTo, name, handle, false);
    stream = next;
    return next;
  }

  private static int readSome(InputStream stream, byte[] bytes, int from, int to)
      throws IOException {
    try {
      return stream.read(bytes, from, to - from);
    } catch (SftpException e) {
      throw new IOException("the server says: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw SftpConnection.lost(e);
    }
  }

  @Override
  public void seek(long target) throws IOException {
    if (target != position) {
      endStream();
      position = target;
      stretch = FIRST_STRETCH_BYTES;
    }
  }

  private void endStream() throws IOException {
    if (stream != null) {
      InputStream ended = stream;
      stream = null;
      ended.close();
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public long length() {
    return length;
  }

  /** What was read is read; a server that does not let go of its handle changes nothing. */
  @Override
  public void close() {
    try {
      endStream();
      handle.close();
    } catch (IOException | RuntimeException e) {
      stream = null;
    }
  }
}
