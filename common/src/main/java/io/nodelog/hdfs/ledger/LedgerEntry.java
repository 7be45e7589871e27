package io.nodelog.hdfs.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that became true with a version of the ledger. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Ingested.class, name = "ingested"),
  @JsonSubTypes.Type(value = Summarized.class, name = "summarized"),
  @JsonSubTypes.Type(value = Published.class, name = "published"),
  @JsonSubTypes.Type(value = SettingsRecorded.class, name = "settings")
})
public sealed interface LedgerEntry permits Ingested, Summarized, Published, SettingsRecorded {}
