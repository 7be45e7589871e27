package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.record.RejectReason;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.RowCodec;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes {@code input_audit}. */
final class InputAuditReport implements ReportMaker {
  @Override
  public Set<Report> reports() {
    return Set.of(Report.INPUT_AUDIT);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    SortedRows rows = summaries.rows(SummaryTable.INPUT_AUDIT);
    while (rows.next()) {
      sink.row(Report.INPUT_AUDIT, row(key.set(rows.key()), values.set(rows.value())));
    }
  }

  private static @Nullable Double share(long permille) {
    return permille == RowCodec.NONE ? null : permille / 1000.0;
  }

  static InputAuditRow row(KeyReader key, ValueReader values) throws IOException {
    String batch = SafeText.decode(key.text());
    String node = SafeText.decode(key.text());
    String source = SafeText.decode(key.text());
    String file = SafeText.decode(key.text());
    String format = SafeText.decode(key.text());
    long lines = values.sum();
    long bytes = values.sum();
    long records = values.sum();
    long partial = values.sum();
    long excluded = values.sum();
    long[] rejected = new long[RejectReason.values().length];
    for (int i = 0; i < rejected.length; i++) {
      rejected[i] = values.sum();
    }
    long allRejected = Arrays.stream(rejected).sum();
    long spoken = records + partial + allRejected;
    long firstReject = values.extreme();
    return new InputAuditRow(
        batch,
        node,
        source,
        file,
        format,
        lines,
        bytes,
        records,
        partial,
        allRejected,
        excluded,
        spoken == 0 ? 0 : (double) allRejected / spoken,
        rejected[RejectReason.SHAPE.ordinal()],
        rejected[RejectReason.TIME.ordinal()],
        rejected[RejectReason.DATE_NOT_ACCEPTED.ordinal()],
        rejected[RejectReason.STATUS.ordinal()],
        rejected[RejectReason.NUMBER.ordinal()],
        rejected[RejectReason.CLIENT.ordinal()],
        rejected[RejectReason.TOO_LONG.ordinal()],
        rejected[RejectReason.BINARY.ordinal()],
        rejected[RejectReason.DAMAGED_FILE.ordinal()],
        firstReject == RowCodec.NONE ? null : firstReject,
        Instants.ofMicrosIfAny(values.extreme()),
        Instants.ofMicrosIfAny(values.extreme()),
        share(values.extreme()));
  }
}
