package io.nodelog.app.ingest;

import io.nodelog.hdfs.ledger.Ingested;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds files of different nodes that were taken whole and are equal. Two nodes may write equal
 * lines, so both count; but it may also be that a file is listed for two nodes.
 */
final class EqualFiles {
  private EqualFiles() {}

  /** Returns a sentence about each file that another node has as well. */
  static List<String> notes(Collection<Ingested> taken) {
    Map<String, Ingested> first = new HashMap<>();
    List<String> notes = new ArrayList<>();
    for (Ingested one : taken) {
      if (one.from() == 0 && !one.prefixSha256().isEmpty()) {
        Ingested other = first.putIfAbsent(one.prefixSha256(), one);
        if (other != null && !other.node().equals(one.node())) {
          notes.add(
              "The same bytes are in %s of %s and in %s of %s: both are counted"
                  .formatted(other.file(), other.node(), one.file(), one.node()));
        }
      }
    }
    return notes;
  }
}
