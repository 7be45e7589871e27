package io.nodelog.format.header;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.format.access.Column;
import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The extended log file format of the W3C: a line {@code #Fields: date time c-ip …} names the
 * fields of the lines below it, up to the next such line. Fields that records have no place for are
 * read over. Dates and times are UTC.
 */
public final class HeaderFormat implements AccessFormat {
  static final int DIRECTIVE_LENGTH = 8;

  private static final long DIRECTIVE = word("#Fields:");

  private final HeaderOptions options;

  /**
   * A format of a server with its options.
   *
   * @throws IllegalArgumentException if the options name fields that make no time
   */
  public HeaderFormat(HeaderOptions options) {
    options.fields().ifPresent(fields -> HeaderFields.requireTime(fields, options));
    this.options = options;
  }

  /** Every field that is understood; a file has some of them. */
  @Override
  public List<FormatColumn> columns() {
    HeaderNames names = new HeaderNames(options.durationUnit());
    List<FormatColumn> columns = new ArrayList<>();
    for (String name : names.all()) {
      Column column = names.column(name);
      columns.addAll(column.explain(name.equals(HeaderNames.TIME) ? "date and time" : name));
    }
    return columns;
  }

  /** IIS and CloudFront log when the answer was sent. */
  @Override
  public boolean timeIsRequestEnd() {
    return true;
  }

  @Override
  public LineParser newParser(ParserSettings settings) {
    return new HeaderParser(new HeaderFields(options, settings), options);
  }

  @Override
  public boolean hasHeaders() {
    return true;
  }

  @Override
  public boolean isHeader(byte[] bytes, int from, int to) {
    return startsHeader(bytes, from, to);
  }

  static boolean startsHeader(byte[] bytes, int from, int to) {
    return to - from >= DIRECTIVE_LENGTH && ByteSearch.word(bytes, from) == DIRECTIVE;
  }

  private static long word(String text) {
    long word = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      word = word << 8 | text.charAt(i);
    }
    return word;
  }
}
