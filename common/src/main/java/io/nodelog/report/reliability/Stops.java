package io.nodelog.report.reliability;

import java.util.HashMap;
import java.util.Map;

/** What a node said when it stopped, which tells why others find it down. */
final class Stops {
  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final long MINUTE = 60_000_000L;

  private final Map<String, Long> stopped = new HashMap<>();
  private final Map<String, Long> signaled = new HashMap<>();
  private long failed = NEVER;
  private long stopping = NEVER;

  /** Takes an event of the node, in the order of the times. */
  void add(Sighting event) {
    switch (event.kind()) {
      case DAEMON_FAILED -> failed = event.time();
      case DAEMON_STOPPED -> stopped(event);
      case DAEMON_SIGNALED -> signaled.put(event.detail().replaceFirst(" .*", ""), event.time());
      case HOST_STOPPING -> stopping = event.time();
      default -> {}
    }
  }

  /** Daemons say that they stop also when they give up. */
  private void stopped(Sighting event) {
    if (event.time() - failed > MINUTE) {
      stopped.put(event.detail(), event.time());
    }
  }

  /** Whether the service stopped in good order at that time or later. */
  boolean cleanSince(Service service, long time) {
    return stopping >= time || stopped.getOrDefault(daemon(service), NEVER) >= time;
  }

  /** Whether the service was told to stop at that time or later. */
  boolean toldSince(Service service, long time) {
    return signaled.getOrDefault(daemon(service), NEVER) >= time;
  }

  private static String daemon(Service service) {
    return switch (service) {
      case HDFS -> "DataNode";
      case YARN -> "NodeManager";
      case KAFKA -> "KafkaServer";
      case ZOOKEEPER -> "QuorumPeerMain";
      case SYSTEM, RECORD, TRAFFIC -> "";
    };
  }
}
