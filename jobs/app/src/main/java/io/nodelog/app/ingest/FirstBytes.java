package io.nodelog.app.ingest;

import io.nodelog.hdfs.raw.DamagedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What a file begins with. A file is looked at, and opened again later to be taken; if its name is
 * another file's by then, its first bytes tell.
 */
final class FirstBytes {
  /** So many bytes are looked at. */
  static final int MOST = 64 << 10;

  private static final int KEPT_BYTES = 256;

  private final int count;
  private final String sha256;
  private final byte[] start;

  private FirstBytes(int count, String sha256, byte[] start) {
    this.count = count;
    this.sha256 = sha256;
    this.start = start;
  }

  static FirstBytes of(byte[] bytes, int count) {
    MessageDigest digest = Digests.sha256();
    digest.update(bytes, 0, count);
    byte[] start = Arrays.copyOf(bytes, Math.min(count, KEPT_BYTES));
    return new FirstBytes(count, Digests.hex(digest), start);
  }

  /** How many bytes there were, up to so many as were looked at. */
  int count() {
    return count;
  }

  boolean equalTo(FirstBytes other) {
    return count == other.count && sha256.equals(other.sha256);
  }

  /** Whether a file with these first bytes may have had the other ones when it was shorter. */
  boolean mayHaveGrownFrom(FirstBytes other) {
    int length = other.start.length;
    return other.count > 0
        && count >= other.count
        && Arrays.equals(start, 0, length, other.start, 0, length);
  }

  /** Fills the bytes as far as the stream has any, or up to where it is damaged. */
  static int fill(InputStream in, byte[] bytes) throws IOException {
    int filled = 0;
    try {
      int count = in.read(bytes, 0, bytes.length);
      while (count > 0) {
        filled += count;
        count = in.read(bytes, filled, bytes.length - filled);
      }
    } catch (DamagedFileException e) {
      return filled; // whoever reads on meets it again
    }
    return filled;
  }
}
