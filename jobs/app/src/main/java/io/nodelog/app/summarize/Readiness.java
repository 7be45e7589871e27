package io.nodelog.app.summarize;

import io.nodelog.app.run.RecordedFormat;
import io.nodelog.app.run.Run;
import io.nodelog.config.InvalidConfig;
import io.nodelog.config.SettingsFingerprint;
import io.nodelog.hdfs.ledger.Expired;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Part;
import io.nodelog.hdfs.ledger.SettingsRecorded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out before anything is done whether what waits can be summarized. */
final class Readiness {
  private final Run run;
  private final LedgerState state;
  private final Summarize.Options options;

  Readiness(Run run, LedgerState state, Summarize.Options options) {
    this.run = run;
    this.state = state;
    this.options = options;
  }

  /**
   * Checks the settings and the formats.
   *
   * @throws SettingsChanged if the settings differ from those of the summaries that there are
   * @throws InvalidConfig if there is no format any more that lines were taken with, or a batch is
   *     to be accepted that is not there
   * @throws IOException if the ledger cannot be read
   */
  void require() throws IOException, SettingsChanged {
    for (String batch : options.accepted()) {
      if (!state.hasBatch(batch)) {
        throw new InvalidConfig(
            "Invalid --accept: "
                + batch
                + " (must be a batch that was taken; the report input_audit has their names)");
      }
    }
    SettingsFingerprint settings = run.config().settingsFingerprint();
    List<String> changes = settings.changesSince(earlierSettings(state));
    Optional<String> expired = state.expiredBefore(Expired.What.RAW);
    if (!changes.isEmpty() && expired.isPresent()) {
      throw SettingsChanged.forGood(changes, expired.get());
    } else if (!changes.isEmpty() && !options.rebuild()) {
      throw new SettingsChanged(changes);
    }
    Set<String> formats = changes.isEmpty() ? waitingFormats() : state.formats();
    formats.forEach(format -> RecordedFormat.of(format, run.config()));
  }

  /** The text of the settings that the summaries have; empty if there are none. */
  static String earlierSettings(LedgerState state) {
    return state.settings().map(SettingsRecorded::text).orElse("");
  }

  private Set<String> waitingFormats() throws IOException {
    List<Part> parts = new ArrayList<>(state.waiting());
    state.held().stream()
        .map(one -> one.part())
        .filter(part -> options.accepted().contains(part.batch()))
        .forEach(parts::add);
    Set<String> formats = new TreeSet<>();
    for (Part part : parts) {
      for (Ingested ingested : state.ingested(part)) {
        formats.add(BatchScan.format(state, ingested));
      }
    }
    return formats;
  }
}
