package io.nodelog.summary;

import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.event.FailureRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * When daemons spoke: rows of {@link SummaryTable#NODE_SIGNS}. Who is found dead lived when its own
 * log had its last line, which is long before others noticed. Only logs count that stop when the
 * node does: those of DataNodes and NodeManagers, and the system log.
 */
final class SignsOfLife {
  private static final byte[] DATANODE = ascii("org.apache.hadoop.hdfs.server.datanode.");
  private static final byte[] NODEMANAGER = ascii("org.apache.hadoop.yarn.server.nodemanager.");
  private static final byte[] HDFS = ascii("hdfs");
  private static final byte[] YARN = ascii("yarn");
  private static final byte[] SYSTEM = ascii("system");
  private static final long MINUTE_MICROS = TimeUnit.MINUTES.toMicros(1);
  private static final int LINES = 0;
  private static final int FIRST_SEEN = 1;
  private static final int LAST_SEEN = 2;
  private static final int LONGEST_HOST = 200;
  private static final long MOST_BYTES = 4L << 20;

  private final SummarySettings settings;
  private final Days days;
  private final BlockSink sink;
  private final RowTable table = new RowTable(SummaryTable.NODE_SIGNS);
  private final KeyWriter key = new KeyWriter();
  private final ByteRange keyRange = new ByteRange();
  private byte[] encodedNode = new byte[0];

  SignsOfLife(SummarySettings settings, Days days, BlockSink sink) {
    this.settings = settings;
    this.days = days;
    this.sink = sink;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Says whose log the lines that follow are. */
  void startFile(String node) {
    encodedNode = new KeyWriter().text(node).copy();
  }

  /** Takes an event, if it is one that tells that its node lives. */
  void add(ServiceRecord record) throws IOException {
    if (FailureRecord.isOne(record)) {
      return; // it speaks of a node that may be down
    }
    if (record.has(ServiceField.HOST)) {
      int from = record.from(ServiceField.HOST);
      add(record, SYSTEM, from, Math.min(record.to(ServiceField.HOST), from + LONGEST_HOST));
    } else if (startsWith(record, DATANODE)) {
      add(record, HDFS, 0, 0);
    } else if (startsWith(record, NODEMANAGER)) {
      add(record, YARN, 0, 0);
    }
  }

  private static boolean startsWith(ServiceRecord record, byte[] start) {
    int from = record.from(ServiceField.LOGGER);
    return from >= 0
        && record.to(ServiceField.LOGGER) - from > start.length
        && Arrays.equals(record.bytes(), from, from + start.length, start, 0, start.length);
  }

  private void add(ServiceRecord record, byte[] service, int hostFrom, int hostTo)
      throws IOException {
    long time = record.timeMicros();
    Days.Day day = days.dayOf(time);
    long minute = Math.floorDiv(time, MINUTE_MICROS) * MINUTE_MICROS;
    key.clear().instant(Math.max(minute, day.startMicros()));
    key.encoded(encodedNode, 0, encodedNode.length).text(record.bytes(), hostFrom, hostTo);
    key.text(service, 0, service.length);
    int row = table.row(day.epochDay(), key.range(keyRange));
    table.merge(row, LINES, 1);
    table.merge(row, FIRST_SEEN, time);
    table.merge(row, LAST_SEEN, time);
    if (table.heldBytes() > MOST_BYTES) {
      flush();
    }
  }

  /** Hands every row on and forgets it. */
  void flush() throws IOException {
    table.flush(settings.shards(), sink);
  }
}
