package io.nodelog.hdfs.ledger;

/**
 * A part that is read with another format than it was taken with, because that one was wrong.
 *
 * @param part what is read
 * @param format a preset's name or a format string
 */
public record PartFormat(Part part, String format) {
  public PartFormat {
    EntryFields.text("format", format);
  }
}
