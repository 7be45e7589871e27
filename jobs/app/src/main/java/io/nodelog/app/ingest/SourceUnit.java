package io.nodelog.app.ingest;

import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.TakenStream;
import java.util.List;

/**
 * One source of one node: its files belong together, because only their bytes tell which of them is
 * which.
 *
 * @param files that were listed, one or more
 * @param streams what was taken of the source before
 */
record SourceUnit(List<SourceFile> files, List<TakenStream> streams) {
  SourceUnit {
    files = List.copyOf(files);
    streams = List.copyOf(streams);
  }

  /** The files of a source, with what the ledger knows of it: here it is worth its memory. */
  static SourceUnit of(LedgerState state, List<SourceFile> files) {
    SourceFile any = files.get(0);
    return new SourceUnit(files, List.copyOf(state.streams(any.node(), any.source())));
  }

  String node() {
    return files.get(0).node();
  }

  String source() {
    return files.get(0).source();
  }
}
