package io.nodelog.app.publish;

import io.nodelog.app.run.Parallel;
import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.Compacted;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * Merges summaries of many batches before the reports of a date are made from them. What was merged
 * only stands in for the sets of the batches: reports depend on the sets, and say the same with it
 * and without.
 */
final class Compaction {
  private final Run run;
  private final LedgerState state;

  /** Summaries of a date that are read together: those of a set, or what was merged before. */
  private record Input(List<String> sets, List<SummaryFile> files) {
    long bytes() {
      return files.stream().mapToLong(SummaryFile::length).sum();
    }
  }

  /** Says what becomes of a finished file. */
  interface Naming {
    void name(Path temporary, Path name) throws IOException;
  }

  private Compaction(Run run, LedgerState state) {
    this.run = run;
    this.state = state;
  }

  /**
   * Merges what is worth it, and commits.
   *
   * @param dates that are looked at
   * @return the state with it
   * @throws LedgerConflict if another run committed first
   */
  static LedgerState run(Run run, LedgerState state, Collection<String> dates)
      throws IOException, LedgerConflict, InterruptedException {
    Compaction compaction = new Compaction(run, state);
    List<Compacted> made = new ArrayList<>();
    Parallel.map(run.config().publish().threads(), dates, compaction::ofDate).forEach(made::addAll);
    return made.isEmpty() ? state : run.commit(state, made);
  }

  private List<Compacted> ofDate(String date) throws IOException {
    SizeTiers tiers = new SizeTiers(run.config().summary().compactionMinFiles());
    List<Compacted> made = new ArrayList<>();
    for (List<Input> due : tiers.due(inputs(date), Input::bytes)) {
      List<String> sets = new ArrayList<>();
      List<SummaryFile> files = new ArrayList<>();
      for (Input input : due) {
        sets.addAll(input.sets());
        files.addAll(input.files());
      }
      made.add(new Compacted(date, sets, merge(run, date, files, run.storage()::commitOrTouch)));
    }
    return made;
  }

  private List<Input> inputs(String date) {
    List<Input> inputs = new ArrayList<>();
    Set<String> merged = new HashSet<>();
    for (Compacted compacted : state.compacted(date)) {
      inputs.add(new Input(compacted.sets(), compacted.files()));
      merged.addAll(compacted.sets());
    }
    for (String set : state.sets(date)) {
      if (!merged.contains(set)) {
        inputs.add(new Input(List.of(set), state.summaryFilesOf(date, set)));
      }
    }
    return inputs;
  }

  /** Merges the files of each table to one, which is named by its content. */
  static List<SummaryFile> merge(Run run, String date, List<SummaryFile> files, Naming naming)
      throws IOException {
    List<SummaryFile> merged = new ArrayList<>();
    for (SummaryTable table : SummaryTable.values()) {
      List<SummaryFile> ofTable =
          files.stream().filter(file -> file.table().equals(table.tableName())).toList();
      if (!ofTable.isEmpty()) {
        merged.add(merge(run, date, table, ofTable, naming));
      }
    }
    return merged;
  }

  private static SummaryFile merge(
      Run run, String date, SummaryTable table, List<SummaryFile> files, Naming naming)
      throws IOException {
    String name = table.tableName();
    SummaryMerge.Merged merged = new SummaryMerge(run, table, name + "-of-" + date).merge(files);
    String path =
        "%s/merged/%s/date=%s/%s.parquet"
            .formatted(table.directory(), name, date, merged.written().sha256());
    naming.name(merged.file(), run.path(path));
    return new SummaryFile(
        name,
        date,
        path,
        merged.written().length(),
        merged.written().sha256(),
        merged.written().rows());
  }
}
