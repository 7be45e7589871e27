package io.nodelog.app.ingest;

import io.nodelog.app.run.Parallel;
import io.nodelog.app.run.Run;
import io.nodelog.config.InvalidConfig;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.scan.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;

/** Has workers take the sources that they reach, and takes the others here. */
final class WorkersIngest {
  private static final String LOCAL = "file";

  private final Run run;
  private final Workers workers;
  private final LongConsumer progress;

  WorkersIngest(Run run, Workers workers, LongConsumer progress) {
    this.run = run;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * Refuses a warehouse that only this machine has.
   *
   * @throws InvalidConfig with a sentence that says what to do
   */
  static void requireReach(Run run, Workers workers) {
    if (!workers.onThisMachine() && LOCAL.equals(run.config().warehouse().getScheme())) {
      throw new InvalidConfig(
          "Invalid nodelog.ingest.distributed: true (must be false while the workers of a cluster"
              + " cannot reach the warehouse "
              + run.config().warehouse()
              + "; one on hdfs: they could)");
    }
  }

  /** Takes what is new of sources, each with its files. */
  List<TakenSource> take(LedgerState state, Collection<List<SourceFile>> sources)
      throws IOException, InterruptedException {
    List<byte[]> units = new ArrayList<>();
    List<List<SourceFile>> here = new ArrayList<>();
    for (List<SourceFile> files : sources) {
      if (files.stream().allMatch(this::isReached)) {
        units.add(UnitCodec.encode(SourceUnit.of(state, files)));
      } else {
        here.add(files);
      }
    }
    List<TakenSource> taken = new ArrayList<>(onWorkers(units));
    taken.addAll(
        Parallel.map(
            run.config().ingest().threads(),
            here,
            files -> SourceIngest.take(run, SourceUnit.of(state, files), progress)));
    return taken;
  }

  private boolean isReached(SourceFile file) {
    return !file.isStandardInput()
        && (workers.onThisMachine() || !LOCAL.equals(file.entry().path().toUri().getScheme()));
  }

  private List<TakenSource> onWorkers(List<byte[]> units) throws IOException, InterruptedException {
    List<TakenSource> taken = new ArrayList<>();
    for (byte[] source : workers.map("nodelog ingest " + run.id(), units, new TakeUnit(run))) {
      taken.add(UnitCodec.takenSource(source));
    }
    progress.accept(
        taken.stream().flatMap(one -> one.taken().stream()).mapToLong(Ingested::bytes).sum());
    return taken;
  }
}
