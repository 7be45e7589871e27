package io.nodelog.summary;

import java.io.IOException;

/** Takes merged rows in the order of their keys. */
@FunctionalInterface
public interface RowVisitor {
  /**
   * Takes one row.
   *
   * @param key the encoded key, valid until this returns; see {@link KeyType}
   * @param value the encoded measures, valid until this returns; see {@code RowCodec}
   */
  void row(ByteRange key, ByteRange value) throws IOException;
}
