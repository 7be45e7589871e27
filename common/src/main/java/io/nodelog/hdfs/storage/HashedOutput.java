package io.nodelog.hdfs.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.fs.Path;

/** A new file whose length and SHA-256 are known once it is written. */
public final class HashedOutput extends OutputStream {
  private final OutputStream out;
  private final MessageDigest digest;
  private long length;

  private HashedOutput(OutputStream out, MessageDigest digest) {
    this.out = out;
    this.digest = digest;
  }

  /** Creates a file as {@link Storage#create} does. */
  public static HashedOutput create(Storage storage, Path file) throws IOException {
    return new HashedOutput(storage.create(file), newDigest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    out.write(bytes, from, count);
    digest.update(bytes, from, count);
    length += count;
  }

  /** How many bytes were written. */
  public long length() {
    return length;
  }

  /** The SHA-256 of what was written, lower-case hex; asked for once, when all is written. */
  public String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
