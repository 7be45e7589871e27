package io.nodelog.app.ingest;

import io.nodelog.hdfs.ledger.Ingested;
import java.util.List;

/**
 * What came of one source of one node.
 *
 * @param node whose log it is
 * @param source the name of the source
 * @param taken to be committed
 * @param problems sentences about files that could not be read, or not to their end
 * @param notes sentences about files that were rotated just now
 * @param unchanged how many files had nothing new
 */
record TakenSource(
    String node,
    String source,
    List<Ingested> taken,
    List<String> problems,
    List<String> notes,
    int unchanged) {
  TakenSource {
    taken = List.copyOf(taken);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }
}
