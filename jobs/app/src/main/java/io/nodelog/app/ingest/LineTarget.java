package io.nodelog.app.ingest;

import io.nodelog.hdfs.ledger.Segment;
import java.io.IOException;
import java.util.List;

/** Where the lines of a file go while it is taken. */
interface LineTarget {
  /** Takes bytes of the file, in order and cut anywhere. */
  void write(byte[] bytes, int from, int to) throws IOException;

  /** Returns where the bytes lie now, once all are written; empty if there were none. */
  List<Segment> finish() throws IOException;

  /** The text of the header that is in effect where the bytes end, once all are written. */
  String header();
}
