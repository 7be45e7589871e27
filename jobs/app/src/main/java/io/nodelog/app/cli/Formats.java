package io.nodelog.app.cli;

import io.nodelog.config.FormatsConfig;
import io.nodelog.config.NodeConfig;
import io.nodelog.config.NodelogConfig;
import io.nodelog.config.SourceConfig;
import io.nodelog.config.SourceFormat;
import io.nodelog.format.LogFormat;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Formats as a command line names them. */
final class Formats {
  private Formats() {}

  /**
   * Returns the format of a name or a format string.
   *
   * @throws CommandFailure if it is neither
   */
  static LogFormat named(String name, NodelogConfig config) throws CommandFailure {
    if (name.equals(LogFormat.AUTO)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Invalid format: auto (must be the one that 'nodelog formats detect FILE' prints; only"
              + " sources can be auto)");
    }
    try {
      return LogFormat.of(name, config.formats().definitions(), config.formats().files());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns the formats of the site's own and the presets.
   *
   * @throws CommandFailure if one of the site's cannot be read
   */
  static List<LogFormat> all(NodelogConfig config) throws CommandFailure {
    try {
      FormatsConfig own = config.formats();
      List<LogFormat> all = new ArrayList<>(LogFormat.ofSite(own.definitions(), own.files()));
      all.addAll(LogFormat.presets());
      return all;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns the zone that a command line names, if it names one.
   *
   * @throws CommandFailure if there is no such zone
   */
  static Optional<ZoneId> zone(@Nullable String name) throws CommandFailure {
    try {
      return Optional.ofNullable(name).map(ZoneId::of);
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Invalid zone: " + name + " (must be a time zone such as UTC or Europe/Berlin)");
    }
  }

  /**
   * Refuses a configuration that names a format that there is not, or no zone where the times of a
   * format name none, before any work is done.
   *
   * @throws CommandFailure that names the source and what is wrong
   */
  static void requireUsable(NodelogConfig config) throws CommandFailure {
    Map<String, String> definitions = config.formats().definitions();
    all(config);
    for (NodeConfig node : config.nodes()) {
      for (SourceConfig source : node.sources()) {
        requireUsable(
            "source " + source.name() + " of " + node.name(),
            source.format(),
            source.zone(),
            definitions);
      }
    }
    if (config.nodeFromPath().isPresent()) {
      for (Map.Entry<String, SourceFormat> entry :
          config.nodeFromPath().get().sourceFormats().entrySet()) {
        requireUsable(
            "source-formats." + entry.getKey(),
            entry.getValue().format(),
            entry.getValue().zone(),
            definitions);
      }
    }
  }

  private static void requireUsable(
      String where, String format, Optional<ZoneId> zone, Map<String, String> definitions)
      throws CommandFailure {
    if (format.equals(LogFormat.AUTO)) {
      return;
    }
    try {
      requireZone(
          LogFormat.of(format, definitions), zone, "zone = \"Europe/Berlin\" or zone = UTC");
    } catch (IllegalArgumentException | CommandFailure e) {
      throw new CommandFailure(ExitCode.USAGE, where + ": " + e.getMessage());
    }
  }

  /**
   * Refuses to guess a zone.
   *
   * @param example how one is given
   * @throws CommandFailure if the format needs a zone and there is none
   */
  static void requireZone(LogFormat format, Optional<ZoneId> zone, String example)
      throws CommandFailure {
    if (format.format().needsZone() && zone.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Missing zone: the times of format %s name none (must be given, as in %s)"
              .formatted(format.name(), example));
    }
  }
}
