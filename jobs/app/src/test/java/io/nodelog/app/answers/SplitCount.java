package io.nodelog.app.answers;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.scan.Split.Piece;
import io.nodelog.hdfs.scan.SplitPlanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Counts the splits that the next scan of a warehouse will have. */
final class SplitCount {
  private SplitCount() {}

  static int of(Run run, long splitBytes) throws IOException {
    LedgerState state = run.ledger().load();
    List<Piece> pieces = new ArrayList<>();
    for (Part part : state.waiting()) {
      for (Ingested taken : state.ingested(part)) {
        taken
            .segments()
            .forEach(
                segment ->
                    pieces.add(
                        Piece.whole(
                            taken.batch(),
                            taken.node(),
                            taken.source(),
                            taken.format(),
                            taken.file(),
                            segment)));
      }
    }
    return SplitPlanner.plan(pieces, splitBytes).size();
  }
}
