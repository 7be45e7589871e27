package io.nodelog.hdfs.ledger;

import java.util.List;

/**
 * Parts were read and their summaries written. A part is summarized once; a held part waits for
 * another try.
 *
 * @param set names these summaries; no other set ever has the name
 * @param parts what the files summarize
 * @param held what was read and is not in the files
 * @param files the summaries
 */
public record Summarized(String set, List<Part> parts, List<HeldPart> held, List<SummaryFile> files)
    implements LedgerEntry {

  public Summarized {
    EntryFields.text("set", set);
    parts = List.copyOf(parts);
    held = List.copyOf(held);
    files = List.copyOf(files);
    files.forEach(file -> EntryFields.date(file.date()));
  }

  @Override
  public List<String> paths() {
    return files.stream().map(SummaryFile::path).toList();
  }
}
