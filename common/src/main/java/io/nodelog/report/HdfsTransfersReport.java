package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.RowCodec;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes {@code hdfs_transfers}: the volumes and localities of an operation are neighbours. A first
 * pass adds up what all nodes transferred.
 */
final class HdfsTransfersReport implements ReportMaker {
  @Override
  public Set<Report> reports() {
    return Set.of(Report.HDFS_TRANSFERS);
  }

  /** What all nodes do in an hour, of which each has its share. */
  private record Work(long hourStart, String operation) {}

  /** What a row of the report is of. */
  private record Of(long hourStart, String node, String operation) {
    static Of read(KeyReader key) throws IOException {
      return new Of(key.instant(), SafeText.decode(key.text()), SafeText.decode(key.text()));
    }

    Work work() {
      return new Work(hourStart, operation);
    }
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    Map<Work, Long> bytes = bytes(summaries);
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    SortedRows rows = summaries.rows(SummaryTable.HDFS_TRANSFERS);
    Of of = new Of(0, "", "");
    TransferTotals totals = new TransferTotals();
    boolean any = false;
    while (rows.next()) {
      Of next = Of.read(key.set(rows.key()));
      if (any && !next.equals(of)) {
        emit(of, totals, bytes, sink);
        totals = new TransferTotals();
      }
      any = true;
      of = next;
      String volume = SafeText.decode(key.text());
      totals.add(volume, SafeText.decode(key.text()), values.set(rows.value()));
    }
    if (any) {
      emit(of, totals, bytes, sink);
    }
  }

  private static Map<Work, Long> bytes(SummaryInputs summaries) throws IOException {
    Map<Work, Long> bytes = new HashMap<>();
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    SortedRows rows = summaries.rows(SummaryTable.HDFS_TRANSFERS);
    while (rows.next()) {
      Work work = Of.read(key.set(rows.key())).work();
      values.set(rows.value()).sum();
      bytes.merge(work, values.sum(), RowCodec::add);
    }
    return bytes;
  }

  private static void emit(Of of, TransferTotals totals, Map<Work, Long> bytes, ReportSink sink)
      throws IOException {
    long bytesOfAll = bytes.getOrDefault(of.work(), 0L);
    sink.row(
        Report.HDFS_TRANSFERS, totals.row(of.hourStart(), of.node(), of.operation(), bytesOfAll));
  }
}
