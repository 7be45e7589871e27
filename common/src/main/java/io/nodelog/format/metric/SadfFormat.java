package io.nodelog.format.metric;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.FixedText;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.ServiceFormat;
import io.nodelog.format.parser.TimeForms;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code sadf -d} prints of sysstat's files: fields with semicolons, named by the line that
 * starts with {@code # hostname;interval;timestamp}.
 */
final class SadfFormat implements ServiceFormat {
  private static final FixedText HEAD = FixedText.of("# hostname;interval;timestamp");
  private static final int LONGEST_HEAD = 4 << 10;

  @Override
  public List<FormatColumn> columns() {
    return MetricFormats.columns("timestamp", SarColumns.all());
  }

  @Override
  public boolean needsZone() {
    return true;
  }

  @Override
  public boolean hasHeaders() {
    return true;
  }

  @Override
  public boolean isHeader(byte[] bytes, int from, int to) {
    return to - from <= LONGEST_HEAD && HEAD.at(bytes, from, to);
  }

  @Override
  public EventParser newParser(ParserSettings settings) {
    return new Rows(
        new TimeForms(
            List.of("yyyy-MM-dd HH:mm:ss z", "yyyy-MM-dd HH:mm:ss", "epoch_seconds"), settings));
  }

  /** Reads the rows, each an event of its own. */
  private final class Rows implements EventParser {
    private static final int TIME = 2;
    private static final int FIRST = 3;

    private final TimeForms times;
    private final Words words = new Words();
    private SarColumns columns = SarColumns.NONE;

    Rows(TimeForms times) {
      this.times = times;
    }

    @Override
    public boolean starts(byte[] bytes, int from, int to) {
      return true;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int firstLineTo, int to, ServiceRecord record) {
      record.clear(bytes);
      if (ByteSearch.isBlank(bytes, from, firstLineTo)) {
        return Outcome.EXCLUDED;
      }
      words.cutAt((byte) ';', bytes, from, firstLineTo);
      if (isHeader(bytes, from, firstLineTo)) {
        columns = new SarColumns(names());
        return Outcome.EXCLUDED;
      }
      if (words.count() <= FIRST || !columns.areThere()) {
        return record.reject(RejectReason.SHAPE);
      }
      return row(bytes, record);
    }

    private Outcome row(byte[] bytes, ServiceRecord record) {
      long micros = times.micros(bytes, words.from(TIME), words.to(TIME));
      if (micros == TimeForms.INVALID) {
        return record.reject(RejectReason.TIME);
      }
      boolean notice = words.text(FIRST).startsWith("LINUX-RESTART") || words.is(FIRST, "COM");
      if (notice || !columns.areWanted()) {
        return Outcome.EXCLUDED;
      }
      record.setTimeMicros(micros);
      return columns.read(words, FIRST, record);
    }

    private List<String> names() {
      List<String> names = new ArrayList<>();
      for (int i = FIRST; i < words.count(); i++) {
        names.add(words.text(i));
      }
      return names;
    }
  }
}
