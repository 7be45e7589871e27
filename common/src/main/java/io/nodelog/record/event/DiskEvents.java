package io.nodelog.record.event;

import java.util.List;

/** What DataNodes and NodeManagers say of their disks. */
final class DiskEvents {
  private static final String BAD = " are bad: ";
  private static final String TURNED_BAD = " turned bad: ";

  static final List<MessageStart> STARTS =
      List.of(
          new MessageStart("Invalid dfs.datanode.data.dir ", DiskEvents::invalid),
          new MessageStart("DataNode.handleDiskError on: [", DiskEvents::handled),
          new MessageStart("DataNode is shutting down due to failed volumes", DiskEvents::gaveUp),
          new MessageStart("Directory ", DiskEvents::removed),
          new MessageStart("Disk(s) failed", DiskEvents::listed),
          new MessageStart("Most of the disks failed", DiskEvents::mostFailed));

  private DiskEvents() {}

  private static void failed(Telling telling, String directory) {
    telling.ofThisNode(NodeEventKind.DISK_FAILED, directory);
  }

  private static void invalid(Telling telling) {
    failed(telling, telling.after("data.dir ", " \n"));
  }

  private static void handled(Telling telling) {
    for (String directory : telling.after("on: [", "]\n").split(",", -1)) {
      failed(telling, directory.strip());
    }
  }

  private static void gaveUp(Telling telling) {
    telling.ofThisNode(NodeEventKind.DAEMON_FAILED, "failed volumes");
  }

  /** The full disk of a NodeManager is one that it can no longer use. */
  private static void removed(Telling telling) {
    int to = telling.message().indexOf(" error, ");
    if (to > 0 && telling.message().contains("removing from list of valid directories")) {
      failed(telling, telling.message().substring("Directory ".length(), to));
    }
  }

  /**
   * Names what {@link #removed} told of too: the same directory at the same time is one failure.
   */
  private static void listed(Telling telling) {
    for (String mark : List.of(BAD, TURNED_BAD)) {
      int at = telling.message().indexOf(mark);
      while (at >= 0) {
        for (String directory : telling.wordAt(at + mark.length(), ";\n").split(",", -1)) {
          failed(telling, directory.strip());
        }
        at = telling.message().indexOf(mark, at + 1);
      }
    }
  }

  private static void mostFailed(Telling telling) {
    telling.ofThisNode(NodeEventKind.DAEMON_FAILED, "most of the disks failed");
  }
}
