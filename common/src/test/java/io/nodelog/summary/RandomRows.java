package io.nodelog.summary;

import io.nodelog.record.ClientKind;
import java.io.IOException;
import java.util.Random;

/** Makes random encoded values of a table. */
public final class RandomRows {
  private RandomRows() {}

  public static byte[] value(SummaryTable table, Random random) {
    ValueWriter value = new ValueWriter();
    for (Measure measure : table.measures()) {
      switch (measure.rule()) {
        case SUM -> value.sum(any(random) >>> 1);
        case MIN, MAX -> value.extreme(random.nextInt(4) == 0 ? RowCodec.NONE : any(random));
        case HISTOGRAM -> value.histogram(histogram(random));
        case DISTINCT -> distinct(value, random);
        case LEAST -> least(value, random);
      }
    }
    return value.copy();
  }

  /** Makes a random encoded key; texts hold any bytes. */
  public static byte[] key(SummaryTable table, Random random) {
    KeyWriter key = new KeyWriter();
    for (KeyColumn column : table.keys()) {
      switch (column.type()) {
        case INSTANT -> key.instant(random.nextLong() >> 12);
        case INTEGER -> key.integer(random.nextInt(Integer.MAX_VALUE));
        case LONG -> key.number(random.nextLong() >>> 1);
        case TEXT -> key.text(text(random), 0, 5);
        case CLIENT -> client(key, random);
      }
    }
    return key.copy();
  }

  private static void least(ValueWriter value, Random random) {
    if (random.nextInt(4) == 0) {
      value.noBytes();
    } else {
      value.bytes(text(random), 0, random.nextInt(6));
    }
  }

  private static void client(KeyWriter key, Random random) {
    switch (ClientKind.values()[random.nextInt(4)]) {
      case V4 -> key.clientIpv4(random.nextInt());
      case V6 -> key.clientIpv6(random.nextLong(), random.nextLong() >>> random.nextInt(64));
      case NAME -> key.clientName(text(random), 0, 5);
      case NONE -> key.clientNone();
    }
  }

  private static byte[] text(Random random) {
    byte[] text = new byte[5];
    random.nextBytes(text);
    text[random.nextInt(5)] = 0;
    return text;
  }

  private static long any(Random random) {
    return random.nextLong() >> random.nextInt(64);
  }

  private static DurationHistogram histogram(Random random) {
    DurationHistogram histogram = new DurationHistogram();
    for (int i = random.nextInt(40); i > 0; i--) {
      histogram.addBucket(random.nextInt(DurationHistogram.BUCKETS), 1 + random.nextInt(1000));
    }
    return histogram;
  }

  private static void distinct(ValueWriter value, Random random) {
    DistinctSketch sketch = new DistinctSketch();
    int[] sizes = {0, 3, 7, 8, 60, 96, 97, 500, 20_000};
    for (int i = sizes[random.nextInt(sizes.length)]; i > 0; i--) {
      byte[] client = new KeyWriter().clientIpv4(random.nextInt(30_000)).copy();
      sketch.add(client, 0, client.length);
    }
    if (sketch.isEmpty()) {
      value.distinct(new byte[0], 0, 0);
    } else {
      value.distinct(sketch);
    }
  }

  /** Reads a value and writes it again. */
  static byte[] rewritten(SummaryTable table, byte[] bytes) throws IOException {
    ValueReader reader = new ValueReader().set(new ByteRange().set(bytes, 0, bytes.length));
    ValueWriter writer = new ValueWriter();
    for (Measure measure : table.measures()) {
      switch (measure.rule()) {
        case SUM -> writer.sum(reader.sum());
        case MIN, MAX -> writer.extreme(reader.extreme());
        case HISTOGRAM -> {
          DurationHistogram histogram = new DurationHistogram();
          reader.histogram(histogram);
          writer.histogram(histogram);
        }
        case DISTINCT -> rewriteDistinct(reader, writer);
        case LEAST -> rewriteLeast(reader, writer);
      }
    }
    if (!reader.atEnd()) {
      throw new CorruptSummary("Row is too long");
    }
    return writer.copy();
  }

  private static void rewriteLeast(ValueReader reader, ValueWriter writer) throws CorruptSummary {
    ByteRange bytes = new ByteRange();
    if (reader.bytes(bytes)) {
      writer.bytes(bytes.bytes(), bytes.from(), bytes.to());
    } else {
      writer.noBytes();
    }
  }

  private static void rewriteDistinct(ValueReader reader, ValueWriter writer)
      throws CorruptSummary {
    ByteRange bytes = new ByteRange();
    reader.distinct(bytes);
    DistinctSketch sketch = new DistinctSketch();
    sketch.mergeWith(bytes);
    if (bytes.length() == 0) {
      writer.distinct(bytes.bytes(), 0, 0);
    } else {
      writer.distinct(sketch);
    }
  }
}
