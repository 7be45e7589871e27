package io.nodelog.record.event;

import java.util.List;

/** What a daemon of Hadoop says of itself. */
final class DaemonEvents {
  static final List<MessageStart> STARTS =
      List.of(
          new MessageStart(
              "STARTUP_MSG:", one -> one.ofThisNode(NodeEventKind.DAEMON_STARTED, one.daemon())),
          new MessageStart(
              "SHUTDOWN_MSG:", one -> one.ofThisNode(NodeEventKind.DAEMON_STOPPED, one.daemon())),
          new MessageStart("RECEIVED SIGNAL ", DaemonEvents::signaled),
          new MessageStart("Exiting with status ", DaemonEvents::exited),
          new MessageStart("Detected pause in JVM or host machine", DaemonEvents::paused));

  private DaemonEvents() {}

  private static void signaled(Telling telling) {
    String signal = telling.after(": ", " \n");
    telling.ofThisNode(NodeEventKind.DAEMON_SIGNALED, telling.daemon() + " " + signal);
  }

  private static void exited(Telling telling) {
    String status = telling.after("status ", ":; \n");
    if (!status.equals("0")) {
      telling.ofThisNode(NodeEventKind.DAEMON_FAILED, "status " + status);
    }
  }

  private static void paused(Telling telling) {
    String millis = telling.after("pause of approximately ", "ms \n");
    if (!millis.isEmpty()) {
      telling.ofThisNode(NodeEventKind.JVM_PAUSED, millis);
    }
  }
}
