package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.Set;

/** Makes {@code quarantine}. */
final class QuarantineReport implements ReportMaker {
  @Override
  public Set<Report> reports() {
    return Set.of(Report.QUARANTINE);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    SortedRows rows = summaries.rows(SummaryTable.QUARANTINE);
    while (rows.next()) {
      sink.row(Report.QUARANTINE, row(key.set(rows.key()), values.set(rows.value())));
    }
  }

  private static QuarantineRow row(KeyReader key, ValueReader values) throws IOException {
    return new QuarantineRow(
        SafeText.decode(key.text()),
        SafeText.decode(key.text()),
        SafeText.decode(key.text()),
        SafeText.decode(key.text()),
        key.number(),
        SafeText.decode(key.text()),
        values.sum(),
        values.sum(),
        values.sum(),
        line(values));
  }

  private static String line(ValueReader values) throws IOException {
    ByteRange raw = new ByteRange();
    values.bytes(raw);
    return SafeText.decode(raw.copy());
  }
}
