package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.KeyType;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.SummaryTable;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.Set;

/**
 * Makes {@code hadoop_operations} and {@code container_outcomes} in one pass: what NodeManagers
 * logged of the containers of an hour is added up on the way.
 */
final class HadoopOperationsReport implements ReportMaker {
  private static final String NODEMANAGER = "nodemanager";

  @Override
  public Set<Report> reports() {
    return Set.of(Report.HADOOP_OPERATIONS, Report.CONTAINER_OUTCOMES);
  }

  @Override
  public void make(SummaryInputs summaries, ReportSink sink) throws IOException {
    KeyReader key = new KeyReader();
    ValueReader values = new ValueReader();
    ContainersOfHour containers = new ContainersOfHour(Long.MIN_VALUE);
    SortedRows rows = summaries.rows(SummaryTable.HADOOP_OPERATIONS);
    while (rows.next()) {
      long hour = key.set(rows.key()).instant();
      if (hour != containers.hourStart()) {
        containers.emit(sink);
        containers = new ContainersOfHour(hour);
      }
      HadoopOperationsRow row = row(hour, key, values.set(rows.value()));
      sink.row(Report.HADOOP_OPERATIONS, row);
      if (row.service().equals(NODEMANAGER)) {
        containers.add(row);
      }
    }
    containers.emit(sink);
  }

  private static HadoopOperationsRow row(long hour, KeyReader key, ValueReader values)
      throws IOException {
    String node = SafeText.decode(key.text());
    String service = SafeText.decode(key.text());
    ByteRange encoded = new ByteRange();
    key.column(KeyType.CLIENT, encoded);
    Client client = Client.decode(encoded.copy());
    return new HadoopOperationsRow(
        Instants.ofMicros(hour),
        node,
        service,
        client.text(),
        client.kind().word(),
        SafeText.decode(key.text()),
        SafeText.decode(key.text()),
        SafeText.decode(key.text()),
        values.sum(),
        Instants.ofMicros(values.extreme()),
        Instants.ofMicros(values.extreme()));
  }
}
