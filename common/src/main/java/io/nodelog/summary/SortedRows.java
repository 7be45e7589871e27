package io.nodelog.summary;

import java.io.IOException;

/** Encoded rows in the order of their keys, each key once; read forward, one row at a time. */
public interface SortedRows {
  /** Moves to the next row; returns false, and stays there, if there is none. */
  boolean next() throws IOException;

  /** The encoded key of the row, valid until {@link #next()} is called. */
  ByteRange key();

  /** The encoded measures of the row, valid until {@link #next()} is called. */
  ByteRange value();
}
