package io.nodelog.record.event;

import java.util.List;

/**
 * What the NameNode says of DataNodes, in the words of Hadoop 3.4 ({@code DatanodeManager}, {@code
 * DatanodeAdminManager}) and of 2.x.
 */
final class NameNodeEvents {
  private static final String NAME_ENDS = ", ()\n";

  static final List<MessageStart> STARTS =
      List.of(
          new MessageStart("BLOCK* removeDeadDatanode: ", NameNodeEvents::dead),
          new MessageStart("BLOCK* NameSystem.heartbeatCheck: ", NameNodeEvents::dead),
          new MessageStart("BLOCK* registerDatanode: ", NameNodeEvents::registered),
          new MessageStart("BLOCK* NameSystem.registerDatanode: ", NameNodeEvents::registered),
          new MessageStart("Starting decommission of ", NameNodeEvents::planned),
          new MessageStart("Decommissioning complete for node ", NameNodeEvents::planned),
          new MessageStart("Starting maintenance of ", NameNodeEvents::planned),
          new MessageStart("Node ", NameNodeEvents::entered),
          new MessageStart("Stopping decommissioning of ", NameNodeEvents::planEnded),
          new MessageStart("Stopping maintenance of ", NameNodeEvents::planEnded));

  private NameNodeEvents() {}

  private static void dead(Telling telling) {
    telling.of(telling.after("lost heartbeat from ", NAME_ENDS), NodeEventKind.HDFS_DEAD, "");
  }

  private static void registered(Telling telling) {
    String registration = telling.after("from DatanodeRegistration(", NAME_ENDS);
    String node = registration.isEmpty() ? telling.after("from ", NAME_ENDS) : registration;
    telling.of(node, NodeEventKind.HDFS_REGISTERED, "");
  }

  private static void planned(Telling telling) {
    String message = telling.message();
    String what = message.contains("maintenance") ? "maintenance" : "decommission";
    String start = message.startsWith("Decommissioning") ? "complete for node " : what + " of ";
    telling.of(named(telling, start), NodeEventKind.HDFS_PLANNED, what);
  }

  private static void entered(Telling telling) {
    if (telling.message().contains(" has entered maintenance mode")) {
      telling.of(named(telling, "Node "), NodeEventKind.HDFS_PLANNED, "maintenance");
    }
  }

  private static void planEnded(Telling telling) {
    telling.of(named(telling, " of "), NodeEventKind.HDFS_PLAN_ENDED, "");
  }

  /** The name of a node, before which it may stand whether it lives. */
  private static String named(Telling telling, String start) {
    for (String state : List.of("dead node ", "live node ")) {
      if (telling.message().contains(start + state)) {
        return telling.after(start + state, NAME_ENDS);
      }
    }
    return telling.after(start, NAME_ENDS);
  }
}
