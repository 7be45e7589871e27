package io.nodelog.app.cli;

import io.nodelog.config.NodeConfig;
import io.nodelog.config.NodelogConfig;
import io.nodelog.config.SourceConfig;
import io.nodelog.format.LogFormat;
import java.util.Map;

/** Formats as a command line names them. */
final class Formats {
  private Formats() {}

  /**
   * Returns the format of a preset's name or a format string.
   *
   * @throws CommandFailure if it is neither
   */
  static LogFormat named(String presetOrString) throws CommandFailure {
    try {
      return LogFormat.of(presetOrString);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Refuses a configuration that names a format that there is not, before any work is done.
   *
   * @throws CommandFailure that names the source and the format
   */
  static void requireKnown(NodelogConfig config) throws CommandFailure {
    for (NodeConfig node : config.nodes()) {
      for (SourceConfig source : node.sources()) {
        requireKnown("source " + source.name() + " of " + node.name(), source.format());
      }
    }
    if (config.nodeFromPath().isPresent()) {
      for (Map.Entry<String, String> entry :
          config.nodeFromPath().get().sourceFormats().entrySet()) {
        requireKnown("source-formats." + entry.getKey(), entry.getValue());
      }
    }
  }

  private static void requireKnown(String where, String format) throws CommandFailure {
    try {
      LogFormat.of(format);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, where + ": " + e.getMessage());
    }
  }
}
