package io.nodelog.summary;

import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class InputAuditTest extends SummaryLaws {
  private static final LocalDate DATE = LocalDate.parse("2026-01-05");

  @Override
  SummaryTable table() {
    return SummaryTable.INPUT_AUDIT;
  }

  @Override
  void summarize(List<Line> lines, SummarySettings settings, BlockSink sink) throws IOException {
    AuditCounts counts =
        new AuditCounts(settings, "b1", NODE, "access", "file:/a.log", "combined", 973);
    for (Line line : lines) {
      counts.count(line.outcome(), line.reason(), line.length(), line.offset(), line.micros());
    }
    counts.emit((int) DATE.toEpochDay(), sink);
  }

  @Override
  Map<String, String> simply(List<Line> lines, SummarySettings settings) {
    StringJoiner text = new StringJoiner(" ");
    text.add("lines=" + lines.size());
    text.add("bytes=" + lines.stream().mapToLong(Line::length).sum());
    text.add("records=" + with(lines, Outcome.RECORD).count());
    text.add("partial=" + with(lines, Outcome.PARTIAL).count());
    text.add("excluded=" + with(lines, Outcome.EXCLUDED).count());
    for (RejectReason reason : RejectReason.values()) {
      long count = with(lines, Outcome.REJECT).filter(line -> line.reason() == reason).count();
      text.add("rejected_" + reason.name().toLowerCase(Locale.ROOT) + "=" + count);
    }
    LongStream rejects = with(lines, Outcome.REJECT).mapToLong(Line::offset);
    text.add("first_reject_offset=" + RowText.extreme(rejects.min().orElse(RowCodec.NONE)));
    text.add("first_seen=" + RowText.extreme(times(lines).min().orElse(RowCodec.NONE)));
    text.add("last_seen=" + RowText.extreme(times(lines).max().orElse(RowCodec.NONE)));
    text.add("detected_permille=973");
    return Map.of(
        String.join("|", "input_audit", "" + DATE, "b1", NODE, "access", "file:/a.log", "combined"),
        text.toString());
  }

  private static Stream<Line> with(List<Line> lines, Outcome outcome) {
    return lines.stream().filter(line -> line.outcome() == outcome);
  }

  private static LongStream times(List<Line> lines) {
    return lines.stream().filter(line -> line.outcome().counted()).mapToLong(Line::micros);
  }
}
