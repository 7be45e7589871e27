package io.nodelog.app.run;

import io.nodelog.config.InvalidConfig;
import io.nodelog.config.Names;
import io.nodelog.config.NodelogConfig;
import io.nodelog.format.LogFormat;

/** A format that the ledger names because lines were taken with it. */
public final class RecordedFormat {
  private RecordedFormat() {}

  /**
   * Returns the format.
   *
   * @throws InvalidConfig if it is one of the site's own that is not described any more, or cannot
   *     be read
   */
  public static LogFormat of(String name, NodelogConfig config) {
    try {
      return LogFormat.of(name, config.formats().definitions(), config.formats().files());
    } catch (IllegalArgumentException e) {
      boolean gone =
          Names.FORMAT_NAME.allows(name) && !config.formats().definitions().containsKey(name);
      throw new InvalidConfig(gone ? sentence(name) : String.valueOf(e.getMessage()), e);
    }
  }

  private static String sentence(String name) {
    return "Unknown format: %s (put formats/%s.conf back: lines were taken with it)"
        .formatted(name, name);
  }
}
