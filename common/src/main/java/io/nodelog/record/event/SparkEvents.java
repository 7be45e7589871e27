package io.nodelog.record.event;

import java.util.List;

/** What a driver of Spark and the audit log of a NodeManager say of work that was lost. */
final class SparkEvents {
  static final List<MessageStart> STARTS =
      List.of(
          new MessageStart("Lost executor ", SparkEvents::executor),
          new MessageStart("Lost task ", SparkEvents::task),
          new MessageStart("USER=", SparkEvents::container));

  private SparkEvents() {}

  private static void executor(Telling telling) {
    telling.of(telling.after(" on ", ": \n"), NodeEventKind.EXECUTOR_LOST, reason(telling, " on "));
  }

  /** The host stands in brackets, of its own or behind the task's number, as it was before 3.0. */
  private static void task(Telling telling) {
    String task = telling.after("(TID ", ")\n");
    int comma = task.indexOf(", ");
    String host =
        comma < 0 ? telling.after(") (", " )\n") : task.substring(comma + 2).split(",", 2)[0];
    telling.of(host, NodeEventKind.TASK_FAILED, reason(telling, "): "));
  }

  /** What stands behind the host: a class, or the first words. */
  private static String reason(Telling telling, String behind) {
    int from = telling.message().indexOf(behind);
    int at = from < 0 ? -1 : telling.message().indexOf(": ", from);
    return at < 0 ? "" : telling.wordAt(at + 2, ":(\n").strip();
  }

  private static void container(Telling telling) {
    if (telling.message().contains("OPERATION=Container Finished - Failed")) {
      telling.ofThisNode(NodeEventKind.CONTAINER_FAILED, telling.after("USER=", "\t\n"));
    }
  }
}
