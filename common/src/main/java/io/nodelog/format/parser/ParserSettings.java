package io.nodelog.format.parser;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a line does not say and its reader has to know.
 *
 * @param zone of times that name none; there is no default, because a guess would be hours wrong
 * @param asOf when the lines were collected: a time without a year is the latest one not after it
 * @param clients how the client is told from the proxies before the server
 */
public record ParserSettings(Optional<ZoneId> zone, Instant asOf, ClientRules clients) {
  /** Settings under which the client is the one that the line names. */
  public ParserSettings(Optional<ZoneId> zone, Instant asOf) {
    this(zone, asOf, ClientRules.AS_LOGGED);
  }

  /** Settings for lines whose times say everything, read now. */
  public static ParserSettings none() {
    return new ParserSettings(Optional.empty(), Instant.now());
  }

  /** These settings with other rules for clients. */
  public ParserSettings withClients(ClientRules rules) {
    return new ParserSettings(zone, asOf, rules);
  }

  /**
   * The zone of times that name none.
   *
   * @throws IllegalArgumentException if the source names none
   */
  public ZoneId requiredZone() {
    return zone.orElseThrow(
        () ->
            new IllegalArgumentException(
                "Missing zone: the times of this format name none (must be set for the source, for"
                    + " example zone = \"Europe/Berlin\" or zone = UTC)"));
  }
}
