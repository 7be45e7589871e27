package io.nodelog.record.event;

import java.util.List;

/**
 * What Kafka says of brokers ({@code KafkaController}, {@code KafkaServer}). A broker is known by
 * its number: its node has the address {@code broker-7} in the inventory.
 */
final class KafkaEvents {
  static final List<MessageStart> STARTS =
      List.of(
          new MessageStart("Newly added brokers: ", KafkaEvents::changed),
          new MessageStart("started", one -> ofServer(one, NodeEventKind.DAEMON_STARTED)),
          new MessageStart(
              "shut down completed", one -> ofServer(one, NodeEventKind.DAEMON_STOPPED)));

  private KafkaEvents() {}

  private static void changed(Telling telling) {
    tell(telling, telling.message().indexOf("added brokers: "), NodeEventKind.BROKER_UP);
    tell(telling, telling.message().indexOf("deleted brokers: "), NodeEventKind.BROKER_DOWN);
  }

  private static void tell(Telling telling, int at, NodeEventKind kind) {
    if (at < 0) {
      return;
    }
    int from = telling.message().indexOf(": ", at) + 2;
    // The next list starts behind a comma and a space; numbers have no space between them.
    for (String id : telling.wordAt(from, " \n").split(",", -1)) {
      if (!id.isEmpty()) {
        telling.of("broker-" + id, kind, "");
      }
    }
  }

  /** The words alone are the message. */
  private static void ofServer(Telling telling, NodeEventKind kind) {
    boolean whole = List.of("started", "shut down completed").contains(telling.message().strip());
    if (whole && telling.daemon().equals("KafkaServer")) {
      telling.ofThisNode(kind, telling.daemon());
    }
  }
}
