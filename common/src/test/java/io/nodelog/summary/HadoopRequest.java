package io.nodelog.summary;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Dialect;
import io.nodelog.record.LogServer;
import java.io.IOException;
import java.util.List;

/** A line as a request to a daemon of Hadoop: what the tests feed to the summaries of these. */
final class HadoopRequest {
  private static final LogServer[] SERVERS = {
    LogServer.NAMENODE,
    LogServer.RESOURCEMANAGER,
    LogServer.NODEMANAGER,
    LogServer.DATANODE,
    LogServer.OTHER
  };

  private HadoopRequest() {}

  static LogServer server(Line line) {
    return SERVERS[(int) Math.floorMod(line.offset(), (long) SERVERS.length)];
  }

  /** A name of the line's that differs from line to line, and that it may lack. */
  static String user(Line line) {
    return line.host();
  }

  static String operation(Line line) {
    return line.target() + "x".repeat(line.status() % 50 == 7 ? 200 : 0);
  }

  /** What stands where audit logs write how it went. */
  static String ending(Line line) {
    return List.of("", "allowed=true", "allowed=false", "SUCCESS", "FAILURE", "other")
        .get((int) Math.floorMod(line.micros(), 6L));
  }

  static void fill(AccessRecord view, Line line) {
    byte[] all =
        Line.latin(
            "~" + line.name() + "|" + user(line) + "|" + operation(line) + "|" + ending(line));
    view.clear(all);
    int at = 1;
    int[] lengths = {
      line.name().length(), user(line).length(), operation(line).length(), ending(line).length()
    };
    AccessField[] fields = {
      AccessField.CLIENT, AccessField.USER, AccessField.METHOD, AccessField.TERMINATION
    };
    for (int i = 0; i < fields.length; i++) {
      if (i == 0 || lengths[i] > 0) {
        view.set(fields[i], at, at + lengths[i]);
      }
      at += lengths[i] + 1;
    }
    switch (line.kind()) {
      case V4 -> view.setClientIpv4((int) line.low());
      case V6 -> view.setClientIpv6(line.high(), line.low());
      case NAME -> view.setClientName();
      case NONE -> {}
    }
    view.setTimeMicros(line.micros());
    view.setBytesSent(line.bytesSent());
    view.setBytesReceived(line.bytesReceived());
    view.setDurationMicros(line.durationMicros());
    view.setDialect(Dialect.of(server(line), List.of()));
  }

  /** Adds every other line as a request of its own, and the rest as what a daemon logs. */
  static void summarize(List<Line> lines, SummarySettings settings, BlockSink sink)
      throws IOException {
    AccessSummarizer requests = new AccessSummarizer(settings, SummaryLaws.NODE, sink);
    MessageMask mask = new MessageMask(List.of());
    ServiceSummarizer events = new ServiceSummarizer(settings, mask, SummaryLaws.NODE, sink);
    AccessRecord view = new AccessRecord();
    for (Line line : lines) {
      fill(view, line);
      if (line.length() % 2 == 0) {
        requests.add(view);
      } else {
        events.add(view);
      }
    }
    requests.flush();
    events.flush();
  }
}
