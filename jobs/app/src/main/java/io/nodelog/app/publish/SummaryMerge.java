package io.nodelog.app.publish;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.SummaryFile;
import io.nodelog.hdfs.parquet.ParquetRowWriter.Written;
import io.nodelog.hdfs.parquet.SummaryFileRows;
import io.nodelog.hdfs.parquet.SummaryFileWriter;
import io.nodelog.summary.MergedRows;
import io.nodelog.summary.SummaryTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * Merges summary files of one table and date into one. Only so many files are open at once, and one
 * row of each is held, however many and however large they are.
 */
final class SummaryMerge {
  private static final int AT_ONCE = 64;

  private final Run run;
  private final SummaryTable table;
  private final String temporary;
  private int merges;

  /** A file and what is known of it. */
  record Merged(Path file, Written written) {}

  private record Source(Path file, long length) {}

  /**
   * Prepares to merge.
   *
   * @param temporary how the names of temporary files of the run start; nobody else has it
   */
  SummaryMerge(Run run, SummaryTable table, String temporary) {
    this.run = run;
    this.table = table;
    this.temporary = temporary;
  }

  /** Merges files, at least one, and returns a temporary file. */
  Merged merge(List<SummaryFile> files) throws IOException {
    List<Source> sources = new ArrayList<>();
    files.forEach(file -> sources.add(new Source(run.path(file.path()), file.length())));
    return mergeAll(sources);
  }

  private Merged mergeAll(List<Source> sources) throws IOException {
    if (sources.size() <= AT_ONCE) {
      return mergeOnce(sources);
    }
    List<Source> fewer = new ArrayList<>();
    for (int from = 0; from < sources.size(); from += AT_ONCE) {
      Merged some = mergeOnce(sources.subList(from, Math.min(sources.size(), from + AT_ONCE)));
      fewer.add(new Source(some.file(), some.written().length()));
    }
    Merged all = mergeAll(fewer);
    for (Source source : fewer) {
      run.storage().delete(source.file());
    }
    return all;
  }

  private Merged mergeOnce(List<Source> sources) throws IOException {
    Path file = run.path(run.temporary(temporary + "-" + ++merges));
    List<SummaryFileRows> open = new ArrayList<>();
    try (SummaryFileWriter writer = new SummaryFileWriter(run.storage(), file, table)) {
      for (Source source : sources) {
        open.add(new SummaryFileRows(run.storage(), source.file(), source.length(), table));
      }
      MergedRows rows = new MergedRows(table, open);
      while (rows.next()) {
        writer.row(rows.key(), rows.value());
      }
      return new Merged(file, writer.finish());
    } finally {
      for (SummaryFileRows rows : open) {
        rows.close();
      }
    }
  }
}
