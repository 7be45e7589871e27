package io.nodelog.hdfs.ledger;

import static io.nodelog.hdfs.ledger.LedgerSamples.NOON;

import io.nodelog.hdfs.storage.Storages;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A process that commits to a ledger which others write too, until so many of its commits stand,
 * and prints how often another was faster. Its arguments are the warehouse, its run id and how
 * many.
 */
public final class LedgerWriter {
  private LedgerWriter() {}

  public static void main(String[] arguments) throws Exception {
    Path warehouse = new Path(arguments[0]);
    String run = arguments[1];
    Configuration configuration = new Configuration();
    configuration.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 5);
    Ledger ledger = Ledger.open(Storages.of(warehouse.toUri(), configuration), warehouse);
    LedgerState state = ledger.load();
    int conflicts = 0;
    for (int commit = 0; commit < Integer.parseInt(arguments[2]); ) {
      long from = state.stream("web-01", "access", "shared").map(TakenStream::length).orElse(0L);
      Ingested next = LedgerSamples.ingested(run + "-" + commit, "shared", from, from + 10);
      try {
        state = ledger.commit(state, run, NOON, List.of(next));
        commit++;
      } catch (LedgerConflict e) {
        conflicts++;
        state = ledger.refresh(state);
      }
    }
    System.out.println("conflicts: " + conflicts);
  }
}
