package io.nodelog.format.metric;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.ServiceFormat;
import java.util.List;

/**
 * What {@code sar} prints, with all of its sections or some: each row is a sample. What it means
 * stands in two lines above it: the head of the report, with the date, and that of the section,
 * with the names of the columns. Both together are the header.
 */
final class SarFormat implements ServiceFormat {
  private final SarDate.Order order;

  /**
   * @param order of dates with slashes; all others say it themselves
   */
  SarFormat(SarDate.Order order) {
    this.order = order;
  }

  @Override
  public List<FormatColumn> columns() {
    return MetricFormats.columns("clock", SarColumns.all());
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
    return SarDate.isHead(bytes, from, to) || new SarHead().read(bytes, from, to);
  }

  @Override
  public String headerAfter(String before, String line) {
    byte[] bytes = line.getBytes(ISO_8859_1);
    if (SarDate.isHead(bytes, 0, bytes.length)) {
      return line;
    }
    int end = before.indexOf('\n');
    String first = end < 0 ? before : before.substring(0, end);
    byte[] start = first.getBytes(ISO_8859_1);
    return SarDate.isHead(start, 0, start.length) ? first + "\n" + line : line;
  }

  @Override
  public EventParser newParser(ParserSettings settings) {
    return new SarRows(order, settings.requiredZone());
  }
}
