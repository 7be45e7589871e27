package io.nodelog.app.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the NameNode logs: its own housekeeping, and DataNodes that are lost and come back. */
final class NameNodeLog {
  private static final int HOUSEKEEPING_SECONDS = 120;
  private static final int SECONDS_A_DAY = 86_400;
  private static final int PORT = 9866;

  private NameNodeLog() {}

  /** Writes all days and returns how many lines they have. */
  static long write(IncidentPlan plan, OutputStream out) throws IOException {
    SortedMap<Instant, byte[]> lines = new TreeMap<>();
    long end = plan.startOfDay(0) + (long) plan.days() * SECONDS_A_DAY;
    for (long second = plan.startOfDay(0); second < end; second += HOUSEKEEPING_SECONDS) {
      Instant time = Instant.ofEpochSecond(second).plusMillis(17);
      String message = "Roll Edit Log from 10.4.0.2, last segment " + second % 1_000_000;
      lines.put(time, DaemonLine.of(time, "INFO", "hdfs.server.namenode.FSEditLog", message));
    }
    for (Incident one : plan.incidents()) {
      if (one.kind() == Incident.Kind.OUTAGE) {
        addOutage(one, lines);
      }
    }
    for (Map.Entry<Instant, byte[]> line : lines.entrySet()) {
      out.write(line.getValue());
    }
    return lines.size();
  }

  private static void addOutage(Incident one, SortedMap<Instant, byte[]> lines) {
    String node = IncidentPlan.address(one.node()) + ":" + PORT;
    Instant lost = one.from().plus(IncidentPlan.HEARTBEAT_EXPIRY).plusMillis(250);
    lines.put(
        lost,
        stateChange(
            lost,
            "BLOCK* removeDeadDatanode: lost heartbeat from "
                + node
                + ", removeBlocksFromBlockMap true"));
    Instant back = one.to().plusMillis(500);
    lines.put(
        back,
        stateChange(
            back,
            "BLOCK* registerDatanode: from DatanodeRegistration("
                + node
                + ", datanodeUuid=8e7c0a5e-0000-4000-8000-000000000001, infoPort=9864) storage"
                + " 8e7c0a5e-0000-4000-8000-000000000001"));
  }

  private static byte[] stateChange(Instant time, String message) {
    return DaemonLine.of(time, "INFO", "hdfs.StateChange", message);
  }
}
