package io.nodelog.hdfs.ledger;

import java.util.List;

/**
 * The settings that shape summaries. Summaries of other settings cannot be merged with theirs: when
 * a setting changes, all summaries so far are void and every part waits again. Such an entry stands
 * alone in its version. Settings of new sources are only added.
 *
 * @param fingerprint equal for settings that make equal summaries
 * @param text the settings, for people
 * @param rebuild whether the summaries so far are void
 */
public record SettingsRecorded(String fingerprint, String text, boolean rebuild)
    implements LedgerEntry {
  public SettingsRecorded {
    EntryFields.text("fingerprint", fingerprint);
  }

  @Override
  public List<String> paths() {
    return List.of();
  }
}
