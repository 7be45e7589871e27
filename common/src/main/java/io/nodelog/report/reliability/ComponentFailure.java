package io.nodelog.report.reliability;

import io.nodelog.record.event.NodeEventKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a node failed, or work on it did.
 *
 * @param node where
 * @param component disk, executor, task, container, or what a record of failures calls it
 * @param time in microseconds since 1970-01-01T00:00:00Z
 * @param count how many failed at once
 * @param evidence the event that says so
 */
public record ComponentFailure(
    String node, String component, long time, long count, Sighting evidence) {
  /** What is said of the same disk again within this is the same failure. */
  private static final long SAME_FAILURE = 3_600_000_000L;

  private record Part(String node, String component, String name) {}

  static boolean isOne(NodeEventKind kind) {
    return switch (kind) {
      case DISK_FAILED, COMPONENT_FAILED, EXECUTOR_LOST, TASK_FAILED, CONTAINER_FAILED -> true;
      default -> false;
    };
  }

  private static String component(Sighting event) {
    return switch (event.kind()) {
      case DISK_FAILED -> "disk";
      case EXECUTOR_LOST -> "executor";
      case TASK_FAILED -> "task";
      case CONTAINER_FAILED -> "container";
      default -> event.detail();
    };
  }

  /** The failures among events, in the same order. */
  static List<ComponentFailure> of(List<Sighting> inOrder, Fleet fleet) {
    List<ComponentFailure> failures = new ArrayList<>();
    Map<Part, Long> said = new HashMap<>();
    for (Sighting event : inOrder) {
      if (isOne(event.kind())) {
        String node = fleet.node(event.subject(), event.observer());
        boolean disk = event.kind() == NodeEventKind.DISK_FAILED;
        Long before = said.put(new Part(node, component(event), event.detail()), event.time());
        if (!disk || before == null || event.time() - before > SAME_FAILURE) {
          long count = disk ? 1 : event.events();
          failures.add(new ComponentFailure(node, component(event), event.time(), count, event));
        }
      }
    }
    return failures;
  }
}
