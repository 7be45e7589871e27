package io.nodelog.hdfs.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.AccessFormat;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.LineParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.format.parser.RecordFormat;
import io.nodelog.format.parser.ServiceFormat;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Outcome;
import io.nodelog.record.RejectReason;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The simplest formats that have events of several lines, or headers, beside the presets. */
final class SampleFormats {
  private SampleFormats() {}

  static RecordFormat of(String name) {
    return switch (name) {
      case "events" -> new Events();
      case "headed" -> new Headed();
      default -> LogFormat.of(name).format();
    };
  }

  /** A line that starts with a digit starts an event; its time is {@code MM-DDThh:mm:ss}. */
  private static final class Events implements ServiceFormat {
    private static final int TIME_BYTES = "01-05T10:00:00".length();

    @Override
    public List<FormatColumn> columns() {
      return List.of();
    }

    @Override
    public boolean needsZone() {
      return true;
    }

    @Override
    public EventParser newParser(ParserSettings settings) {
      ZoneId zone = settings.requiredZone();
      return new EventParser() {
        @Override
        public boolean starts(byte[] bytes, int from, int to) {
          return from < to && bytes[from] >= '0' && bytes[from] <= '9';
        }

        @Override
        public Outcome parse(
            byte[] bytes, int from, int firstLineTo, int to, ServiceRecord record) {
          record.clear(bytes);
          if (firstLineTo - from < TIME_BYTES) {
            return record.reject(RejectReason.SHAPE);
          }
          record.setTimeMicros(micros(new String(bytes, from, TIME_BYTES, ISO_8859_1)));
          record.set(ServiceField.MESSAGE, from + TIME_BYTES, to);
          return Outcome.RECORD;
        }

        private long micros(String time) {
          int year = settings.asOf().atZone(zone).getYear();
          ZonedDateTime then = LocalDateTime.parse(year + "-" + time).atZone(zone);
          return ChronoUnit.MICROS.between(Instant.EPOCH, then.toInstant());
        }
      };
    }
  }

  /** A header {@code #Fields: FORMAT} names the Apache format of the lines behind it. */
  private static final class Headed implements AccessFormat {
    private static final String HEADER = "#Fields: ";

    @Override
    public List<FormatColumn> columns() {
      return List.of();
    }

    @Override
    public boolean timeIsRequestEnd() {
      return false;
    }

    @Override
    public boolean hasHeaders() {
      return true;
    }

    @Override
    public boolean isHeader(byte[] bytes, int from, int to) {
      return new String(bytes, from, to - from, ISO_8859_1).startsWith(HEADER);
    }

    @Override
    public LineParser newParser(ParserSettings settings) {
      return new LineParser() {
        private LineParser parser = (bytes, from, to, record) -> reject(bytes, record);

        @Override
        public Outcome parse(byte[] bytes, int from, int to, AccessRecord record) {
          if (isHeader(bytes, from, to)) {
            String format =
                new String(bytes, from, to - from, ISO_8859_1).substring(HEADER.length());
            parser = LogFormat.of("apache_" + format).newLineParser(settings);
            return Outcome.EXCLUDED;
          }
          return parser.parse(bytes, from, to, record);
        }

        private static Outcome reject(byte[] bytes, AccessRecord record) {
          record.clear(bytes);
          return record.reject(RejectReason.SHAPE);
        }
      };
    }
  }
}
