package io.nodelog.hdfs.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Something that became true with a version of the ledger. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Ingested.class, name = "ingested"),
  @JsonSubTypes.Type(value = Summarized.class, name = "summarized"),
  @JsonSubTypes.Type(value = Published.class, name = "published"),
  @JsonSubTypes.Type(value = SettingsRecorded.class, name = "settings"),
  @JsonSubTypes.Type(value = Expired.class, name = "expired"),
  @JsonSubTypes.Type(value = Compacted.class, name = "compacted"),
  @JsonSubTypes.Type(value = SourcesSeen.class, name = "sources"),
  @JsonSubTypes.Type(value = Erased.class, name = "erased")
})
public sealed interface LedgerEntry
    permits Ingested,
        Summarized,
        Published,
        SettingsRecorded,
        Expired,
        Compacted,
        SourcesSeen,
        Erased {
  /**
   * The files that the entry names, which must stay: relative to the warehouse, or whole URIs of
   * those that lie outside. What no entry names may be removed.
   */
  List<String> paths();

  /**
   * Whether the files are needed only as long as a state has them ({@link LedgerState#paths}). All
   * others stay until something else removes them, because no state says that they are needed.
   */
  default boolean lastsWithState() {
    return false;
  }
}
