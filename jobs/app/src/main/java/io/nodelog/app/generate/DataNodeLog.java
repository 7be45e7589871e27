package io.nodelog.app.generate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/**
 * What a DataNode logs over all days: a few kinds of messages at a steady rate, nothing while it is
 * dead, and a message of a new kind in its time.
 */
final class DataNodeLog {
  private static final int SECONDS_A_DAY = 86_400;
  private static final int STEP_SECONDS = 40;
  private static final int NEW_MESSAGE_STEP_SECONDS = 300;
  private static final String DATA_NODE = "hdfs.server.datanode.DataNode";

  private final IncidentPlan plan;
  private final String node;
  private final Dice dice;
  private final List<Incident> outages;
  private final List<Incident> messages;
  private long lines;

  DataNodeLog(IncidentPlan plan, String node, Dice dice) {
    this.plan = plan;
    this.node = node;
    this.dice = dice;
    outages = plan.incidents(Incident.Kind.OUTAGE, node);
    messages = plan.incidents(Incident.Kind.NEW_MESSAGE, node);
  }

  /** Writes all days and returns how many lines they have. */
  long writeTo(OutputStream out) throws IOException {
    OutputStream log = new BufferedOutputStream(out, 1 << 16);
    long start = plan.startOfDay(0);
    long end = start + (long) plan.days() * SECONDS_A_DAY;
    for (long second = start; second < end; second += STEP_SECONDS) {
      Instant time = Instant.ofEpochSecond(second).plusMillis(dice.below(20_000));
      if (outages.stream().noneMatch(one -> one.isAt(time.getEpochSecond()))) {
        write(log, usual(time));
        writeNewMessage(log, second, time);
      }
    }
    log.flush();
    return lines;
  }

  private void write(OutputStream log, byte[] line) throws IOException {
    log.write(line);
    lines++;
  }

  private void writeNewMessage(OutputStream log, long second, Instant time) throws IOException {
    if (second % NEW_MESSAGE_STEP_SECONDS < STEP_SECONDS
        && messages.stream().anyMatch(one -> one.isAt(second))) {
      String message =
          "Cannot read checksum file of blk_%d: %d bytes are missing"
              .formatted(block(), dice.below(4096));
      write(log, DaemonLine.of(time.plusMillis(1), "ERROR", DATA_NODE, message));
    }
  }

  private byte[] usual(Instant time) {
    return switch (dice.below(6)) {
      case 0, 1 ->
          info(
              time,
              "Receiving BP-7:blk_%d_%d src: /%s:%d dest: /%s:9866"
                  .formatted(block(), 1000 + dice.below(9000), peer(), port(), address()));
      case 2 ->
          info(
              time,
              "PacketResponder: BP-7:blk_%d_%d, type=LAST_IN_PIPELINE terminating"
                  .formatted(block(), 1000 + dice.below(9000)));
      case 3 ->
          info(
              time,
              "Deleted BP-7 blk_%d_%d URI file:/data/%d/current/blk_%d"
                  .formatted(block(), 1000 + dice.below(9000), dice.below(8), block()));
      case 4 ->
          info(
              time,
              "Sent block report 0x%x with %d storage reports"
                  .formatted(dice.next() >>> 1, 1 + dice.below(12)));
      default ->
          DaemonLine.of(
              time,
              "WARN",
              "ipc.Client",
              "Answer of /%s:8020 took %d ms".formatted("10.4.0.1", 500 + dice.below(4000)));
    };
  }

  private static byte[] info(Instant time, String message) {
    return DaemonLine.of(time, "INFO", DATA_NODE, message);
  }

  private long block() {
    return 1_073_741_824L + dice.below(1 << 30);
  }

  private String peer() {
    List<String> all = plan.dataNodeNames();
    return IncidentPlan.address(all.get(dice.below(all.size())));
  }

  private int port() {
    return 32_768 + dice.below(28_000);
  }

  private String address() {
    return IncidentPlan.address(node);
  }
}
