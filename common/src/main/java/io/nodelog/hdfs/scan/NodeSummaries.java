package io.nodelog.hdfs.scan;

import io.nodelog.summary.AccessSummarizer;
import io.nodelog.summary.BlockSink;
import io.nodelog.summary.MessageMask;
import io.nodelog.summary.ServiceSummarizer;
import io.nodelog.summary.SummarySettings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the lines of one node are added to, made when it is needed. */
final class NodeSummaries {
  private final SummarySettings settings;
  private final MessageMask mask;
  private final String node;
  private final BlockSink sink;
  private @Nullable AccessSummarizer requests;
  private @Nullable ServiceSummarizer events;

  NodeSummaries(SummarySettings settings, MessageMask mask, String node, BlockSink sink) {
    this.settings = settings;
    this.mask = mask;
    this.node = node;
    this.sink = sink;
  }

  boolean areOf(String otherNode) {
    return node.equals(otherNode);
  }

  AccessSummarizer requests() {
    AccessSummarizer made = requests;
    if (made == null) {
      made = new AccessSummarizer(settings, node, sink);
      requests = made;
    }
    return made;
  }

  /** What the events of a piece are added to. */
  ServiceSummarizer events(Split.Piece piece) {
    ServiceSummarizer made = events;
    if (made == null) {
      made = new ServiceSummarizer(settings, mask, node, sink);
      events = made;
    }
    made.startFile(piece.source(), piece.file());
    return made;
  }

  /** Hands every row on. */
  void flush() throws IOException {
    if (requests != null) {
      requests.flush();
    }
    if (events != null) {
      events.flush();
    }
  }
}
