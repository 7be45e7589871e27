package io.nodelog.format.header;

import io.nodelog.format.access.ColumnParser;
import io.nodelog.format.parser.LineParser;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines by the header that was read last. The headers of before are remembered, because files
 * that are appended to repeat theirs whenever the server starts.
 */
final class HeaderParser implements LineParser {
  private static final int REMEMBERED = 8;
  private static final int LONGEST_HEADER = 16 * 1024;

  private final HeaderFields fields;
  private final @Nullable Known[] known = new Known[REMEMBERED];
  private int next;
  private @Nullable LineParser current;

  HeaderParser(HeaderFields fields, HeaderOptions options) {
    this.fields = fields;
    current = options.fields().map(fields::parser).orElse(null);
  }

  @Override
  public Outcome parse(byte[] bytes, int from, int to, AccessRecord record) {
    if (HeaderFormat.startsHeader(bytes, from, to)) {
      current = parser(bytes, from + HeaderFormat.DIRECTIVE_LENGTH, to);
      return Outcome.EXCLUDED;
    }
    if (current == null) {
      record.clear(bytes);
      return ColumnParser.saysNothing(bytes, from, to)
          ? Outcome.EXCLUDED
          : record.reject(RejectReason.SHAPE);
    }
    return current.parse(bytes, from, to, record);
  }

  private LineParser parser(byte[] bytes, int from, int to) {
    for (Known header : known) {
      if (header != null && header.isIn(bytes, from, to)) {
        return header.parser;
      }
    }
    boolean readable = to - from <= LONGEST_HEADER;
    byte[] text = Arrays.copyOfRange(bytes, from, readable ? to : from);
    LineParser parser = fields.parser(new String(text, StandardCharsets.UTF_8));
    if (readable) {
      known[next] = new Known(text, parser);
      next = (next + 1) % REMEMBERED;
    }
    return parser;
  }

  /** A header that was read before. */
  private static final class Known {
    private final byte[] text;
    private final LineParser parser;

    Known(byte[] text, LineParser parser) {
      this.text = text;
      this.parser = parser;
    }

    boolean isIn(byte[] bytes, int from, int to) {
      return Arrays.equals(text, 0, text.length, bytes, from, to);
    }
  }
}
