package io.nodelog.summary;

import java.io.IOException;

/** Takes packed blocks of rows: an engine's shuffle, or a merger. */
@FunctionalInterface
public interface BlockSink {
  /**
   * Takes one block of at most 4 MiB (a single larger row makes a larger block).
   *
   * @param block rows sorted by key, in the form of {@code Block}; the receiver owns it from now on
   */
  void accept(BlockKey key, byte[] block) throws IOException;
}
