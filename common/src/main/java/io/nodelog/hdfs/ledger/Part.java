package io.nodelog.hdfs.ledger;

/**
 * What one batch took from one source of one node: the smallest thing that is summarized or held.
 *
 * @param batch the ingest run
 * @param node whose log it is
 * @param source the name of the source
 */
public record Part(String batch, String node, String source) {
  public Part {
    EntryFields.text("batch", batch);
    EntryFields.text("node", node);
    EntryFields.text("source", source);
  }

  /** As messages name it. */
  @Override
  public String toString() {
    return node + "/" + source + " of batch " + batch;
  }
}
