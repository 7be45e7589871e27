package io.nodelog.record.event;

import java.util.List;

/**
 * What the ResourceManager says of its nodes ({@code RMNodeImpl}, {@code AbstractLivelinessMonitor}
 * of Hadoop 3.4).
 */
final class ResourceManagerEvents {
  private static final String TRANSITION = " Node Transitioned from ";

  static final List<MessageStart> STARTS =
      List.of(
          new MessageStart("Expired:", ResourceManagerEvents::expired),
          new MessageStart("Reconnect from the node at: ", ResourceManagerEvents::reconnected));

  private ResourceManagerEvents() {}

  private static void expired(Telling telling) {
    String seconds = telling.after(" Timed out after ", " ");
    if (!seconds.isEmpty()) {
      telling.of(telling.after("Expired:", " "), NodeEventKind.YARN_EXPIRED, seconds);
    }
  }

  private static void reconnected(Telling telling) {
    telling.of(telling.after(" at: ", " "), NodeEventKind.YARN_RECONNECTED, "");
  }

  /** Reads {@code dn-7:8041 Node Transitioned from RUNNING to LOST}. */
  static void readTransition(Telling telling) {
    int at = telling.message().indexOf(TRANSITION);
    if (at > 0) {
      int to = telling.message().indexOf(" to ", at + TRANSITION.length());
      String state = to < 0 ? "" : telling.wordAt(to + " to ".length(), " \n");
      telling.of(telling.wordAt(0, " "), NodeEventKind.YARN_STATE, state);
    }
  }
}
