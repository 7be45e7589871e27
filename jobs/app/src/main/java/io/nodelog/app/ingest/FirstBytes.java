package io.nodelog.app.ingest;

import io.nodelog.hdfs.raw.DamagedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * What a file begins with. A file is looked at, and opened again later to be taken; if its name is
 * another file's by then, its first bytes tell.
 *
 * @param count how many bytes there were, up to so many as are looked at
 * @param sha256 of these, as lower-case hex
 */
record FirstBytes(int count, String sha256) {
  /** So many bytes are looked at. */
  static final int MOST = 64 << 10;

  static FirstBytes of(byte[] bytes, int count) {
    MessageDigest digest = Digests.sha256();
    digest.update(bytes, 0, count);
    return new FirstBytes(count, Digests.hex(digest));
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
