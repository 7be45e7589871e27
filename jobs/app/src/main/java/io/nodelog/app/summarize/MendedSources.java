package io.nodelog.app.summarize;

import io.nodelog.config.NodelogConfig;
import io.nodelog.config.SettingsFingerprint;
import io.nodelog.format.LogFormat;
import io.nodelog.hdfs.ledger.HeaderLine;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.SettingsRecorded;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Compares how sources are configured now with how their lines were read. */
final class MendedSources {
  private final NodelogConfig config;
  private final LedgerState state;
  private final SortedSet<String> changed;

  /**
   * Compares.
   *
   * @throws SettingsChanged if other settings have changed too: those of all sources
   */
  MendedSources(NodelogConfig config, LedgerState state) throws SettingsChanged {
    this.config = config;
    this.state = state;
    SettingsFingerprint now = config.settingsFingerprint();
    String earlier = state.settings().map(SettingsRecorded::text).orElse("");
    changed = now.changedKeys(earlier);
    if (!changed.stream().allMatch(MendedSources::isOfSource)) {
      throw new SettingsChanged(now.changesSince(earlier));
    }
  }

  private static boolean isOfSource(String key) {
    return List.of("format ", "definition ", "zone ").stream().anyMatch(key::startsWith);
  }

  /** Whether the ledger says otherwise than the configuration how sources are read. */
  boolean anyChanged() {
    return !changed.isEmpty();
  }

  /**
   * What lines that were taken are to be read with now; empty if that is not said. A format that
   * was found by the lines stays, and may mean something else now.
   */
  Optional<String> format(Ingested taken) {
    return config
        .format(taken.node(), taken.source())
        .map(format -> format.equals(LogFormat.AUTO) ? BatchScan.format(state, taken) : format);
  }

  /** Whether lines were read with another format than this. */
  boolean readOtherwise(Ingested taken, String format) {
    return !BatchScan.format(state, taken).equals(format);
  }

  /** Whether what a format means has changed, or the zone of the source: all its lines differ. */
  boolean meansOtherwise(Ingested taken, String format) {
    return changed.contains("definition " + format)
        || changed.contains("zone " + taken.node() + "/" + taken.source())
        || changed.contains("zone */" + taken.source());
  }

  /**
   * Whether a format cannot read what was taken with another one, because that one did not look for
   * headers.
   */
  boolean lacksHeaders(Ingested taken, String format) {
    return LogFormat.of(format, config.formats().definitions()).format().hasHeaders()
        && taken.header().equals(HeaderLine.NONE);
  }
}
