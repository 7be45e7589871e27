package io.nodelog.hdfs.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * Parts were read and their summaries written. A part is summarized once; a held part waits for
 * another try. Sets can be replaced as a whole: what they summarized is then in the new set.
 *
 * @param set names these summaries; no other set ever has the name
 * @param parts what the files summarize
 * @param held what was read and is not in the files
 * @param files the summaries
 * @param replaces sets that are no more, because their parts were read again
 * @param formats parts of this set, or held by it, that were read with another format than they
 *     were taken with; it holds from now on
 */
public record Summarized(
    String set,
    List<Part> parts,
    List<HeldPart> held,
    List<SummaryFile> files,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> replaces,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<PartFormat> formats)
    implements LedgerEntry {

  public Summarized {
    EntryFields.text("set", set);
    parts = List.copyOf(parts);
    held = List.copyOf(held);
    files = List.copyOf(files);
    replaces = List.copyOf(replaces);
    formats = List.copyOf(formats);
    files.forEach(file -> EntryFields.date(file.date()));
  }

  /** Parts that were read for the first time, or held before, as they were taken. */
  public Summarized(String set, List<Part> parts, List<HeldPart> held, List<SummaryFile> files) {
    this(set, parts, held, files, List.of(), List.of());
  }

  @Override
  public List<String> paths() {
    return files.stream().map(SummaryFile::path).toList();
  }

  @Override
  public boolean lastsWithState() {
    return true;
  }
}
