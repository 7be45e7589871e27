package io.nodelog.hdfs.ledger;

import io.nodelog.hdfs.storage.Storage;
import java.io.IOException;
import java.io.InputStream;

/** A file of the ledger, read from its start. */
final class StorageStream extends InputStream {
  private final Storage.Input input;

  StorageStream(Storage.Input input) {
    this.input = input;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    return input.read(bytes, from, from + length);
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
