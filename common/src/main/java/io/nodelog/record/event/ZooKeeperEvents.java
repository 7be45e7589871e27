package io.nodelog.record.event;

import java.util.List;

/** What a server of ZooKeeper says when its part in the quorum changes ({@code QuorumPeer}). */
final class ZooKeeperEvents {
  static final List<MessageStart> STARTS =
      List.of(
          state("LOOKING", NodeEventKind.QUORUM_LOST),
          state("LEADING", NodeEventKind.QUORUM_JOINED),
          state("FOLLOWING", NodeEventKind.QUORUM_JOINED),
          state("OBSERVING", NodeEventKind.QUORUM_JOINED));

  private ZooKeeperEvents() {}

  /** The word alone is the message; it also starts others. */
  private static MessageStart state(String word, NodeEventKind kind) {
    return new MessageStart(
        word,
        telling -> {
          if (telling.message().equals(word) && telling.daemon().equals("QuorumPeer")) {
            telling.ofThisNode(kind, "");
          }
        });
  }
}
