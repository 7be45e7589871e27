package io.nodelog.summary;

import io.nodelog.record.ClientKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.StringJoiner;

/** Puts encoded rows into words, by the declaration of their table. */
final class RowText {
  private RowText() {}

  static String key(BlockKey group, ByteRange key) throws IOException {
    StringJoiner text = new StringJoiner("|");
    text.add(group.table().tableName()).add(LocalDate.ofEpochDay(group.epochDay()).toString());
    KeyReader reader = new KeyReader().set(key);
    for (KeyColumn column : group.table().keys()) {
      switch (column.type()) {
        case INSTANT -> text.add(Long.toString(reader.instant()));
        case INTEGER -> text.add(Integer.toString(reader.integer()));
        case LONG -> text.add(Long.toString(reader.number()));
        case TEXT -> text.add(latin(reader.text()));
        case CLIENT -> text.add(client(reader));
      }
    }
    if (!reader.atEnd()) {
      throw new AssertionError("Key is too long: " + text);
    }
    return text.toString();
  }

  private static String client(KeyReader reader) throws IOException {
    ClientKind kind = reader.clientKind();
    return switch (kind) {
      case V4 -> String.format("v4 %08x", reader.ipv4());
      case V6 -> String.format("v6 %016x%016x", reader.ipv6High(), reader.ipv6Low());
      case NAME -> "name " + latin(reader.text());
      case NONE -> "none";
    };
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static String value(SummaryTable table, ByteRange value) throws IOException {
    StringJoiner text = new StringJoiner(" ");
    ValueReader reader = new ValueReader().set(value);
    for (Measure measure : table.measures()) {
      text.add(measure.name() + "=" + measure(measure, reader));
    }
    if (!reader.atEnd()) {
      throw new AssertionError("Value is too long: " + text);
    }
    return text.toString();
  }

  private static String measure(Measure measure, ValueReader reader) throws IOException {
    return switch (measure.rule()) {
      case SUM -> Long.toString(reader.sum());
      case MIN, MAX -> extreme(reader.extreme());
      case HISTOGRAM -> {
        DurationHistogram histogram = new DurationHistogram();
        reader.histogram(histogram);
        yield histogram.toString();
      }
      case DISTINCT -> {
        ByteRange sketch = new ByteRange();
        reader.distinct(sketch);
        yield Long.toString(DistinctSketch.estimate(sketch));
      }
      case LEAST -> {
        ByteRange bytes = new ByteRange();
        yield reader.bytes(bytes) ? latin(bytes.copy()) : "none";
      }
    };
  }

  static String extreme(long value) {
    return value == RowCodec.NONE ? "none" : Long.toString(value);
  }
}
