package io.nodelog.app.bench;

import io.nodelog.format.LogFormat;
import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.hdfs.raw.EventLimits;
import io.nodelog.hdfs.raw.EventReader;
import io.nodelog.hdfs.raw.LineReader;
import io.nodelog.hdfs.scan.EventOutcome;
import io.nodelog.record.ServiceRecord;
import io.nodelog.summary.MessageMask;
import io.nodelog.summary.ServiceSummarizer;
import io.nodelog.summary.SummarySettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** What the one scan does with the events of daemons: cut, parse, mask, count. */
final class ServiceKernel {
  private static final int MAX_LINE_BYTES = 64 << 10;
  private static final EventLimits LIMITS = new EventLimits(1 << 20, 1000);
  private static final SummarySettings SETTINGS =
      new SummarySettings(ZoneOffset.UTC, 300, 4, 256L << 20);
  private static final ParserSettings PARSER =
      new ParserSettings(Optional.of(ZoneOffset.UTC), Instant.parse("2026-01-06T00:00:00Z"));

  private ServiceKernel() {}

  /** Reads a log of {@link ServiceLog} with the product; returns how many events it has. */
  static long run(byte[] log) throws IOException {
    EventParser parser = LogFormat.of("hadoop_daemon").newEventParser(PARSER);
    ServiceSummarizer summaries =
        new ServiceSummarizer(SETTINGS, new MessageMask(), "bench-01", (key, block) -> {});
    summaries.startFile("daemon", "daemon.log");
    ServiceRecord record = new ServiceRecord();
    long counted = 0;
    try (LineReader lines = new LineReader(new ByteArrayInputStream(log), 0, MAX_LINE_BYTES)) {
      EventReader events = new EventReader(lines, parser::starts, LIMITS);
      while (events.next()) {
        if (EventOutcome.of(events, parser, record).counted()) {
          summaries.add(record, events.lines(), events.offset());
          counted++;
        }
      }
    }
    summaries.flush();
    return counted;
  }
}
