package io.nodelog.report;

import io.nodelog.bytes.SafeText;
import io.nodelog.summary.ByteRange;
import io.nodelog.summary.KeyReader;
import io.nodelog.summary.SortedRows;
import io.nodelog.summary.ValueReader;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The summary rows of the date, one after the other, as rows of {@code error_templates}. */
final class TemplateRows {
  private final SortedRows rows;
  private final EventTotals totals;
  private final KeyReader key = new KeyReader();
  private final ValueReader value = new ValueReader();
  private final KeyReader example = new KeyReader();
  private final ByteRange exampleRange = new ByteRange();
  private boolean atRow;
  private byte[] message = new byte[0];
  private long hourStart;
  private String node = "";

  TemplateRows(SortedRows rows, EventTotals totals) {
    this.rows = rows;
    this.totals = totals;
  }

  /** Moves to the next row, if there is one. */
  void next() throws IOException {
    atRow = rows.next();
    if (atRow) {
      message = key.set(rows.key()).text();
      hourStart = key.instant();
      node = SafeText.decode(key.text());
    }
  }

  /** Whether there is a row, and it has this message. */
  boolean isOf(byte[] wanted) {
    return atRow && Arrays.equals(message, wanted);
  }

  long hourStart() {
    return hourStart;
  }

  String node() {
    return node;
  }

  /** The row of the report; asked for once. */
  ErrorTemplatesRow row(
      ErrorTemplatesReport.Judged judged,
      double locationQuotient,
      @Nullable Boolean isNew,
      @Nullable String spike)
      throws IOException {
    String service = SafeText.decode(key.text());
    String level = SafeText.decode(key.text());
    long events = value.set(rows.value()).sum();
    long lines = value.sum();
    long firstSeen = value.extreme();
    long lastSeen = value.extreme();
    value.bytes(exampleRange);
    String file = SafeText.decode(example.set(exampleRange).text());
    return new ErrorTemplatesRow(
        judged.message(),
        Instants.ofMicros(hourStart),
        node,
        service,
        level,
        events,
        lines,
        (double) events / totals.of(node, hourStart),
        locationQuotient,
        Instants.ofMicros(firstSeen),
        Instants.ofMicros(lastSeen),
        file,
        example.number(),
        judged.messageId(),
        judged.template().text(),
        judged.template().id(),
        isNew,
        spike,
        judged.advice());
  }
}
