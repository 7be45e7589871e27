package io.nodelog.format.access;

import java.util.Locale;

/** What the letters of Apache's log formats say, apart from time and status. */
final class ApacheDirectives {
  private ApacheDirectives() {}

  static Meaning meaning(String directive, int index, String letter, String argument) {
    return switch (letter) {
      case "a" -> argument.equals("c") ? Meaning.of(Slot.PEER) : Meaning.of(Slot.CLIENT);
      case "h" -> argument.equals("c") ? Meaning.of(Slot.PEER, 1) : Meaning.of(Slot.CLIENT, 1);
      case "u" -> Meaning.of(Slot.USER);
      case "r" -> Meaning.of(Slot.REQUEST);
      case "m" -> Meaning.of(Slot.METHOD);
      case "U" -> Meaning.of(Slot.TARGET);
      case "q" -> Meaning.of(Slot.QUERY);
      case "H" -> Meaning.of(Slot.PROTOCOL);
      case "b", "B" -> Meaning.of(Slot.BYTES_SENT);
      case "O" -> Meaning.of(Slot.BYTES_SENT, 1);
      case "I" -> Meaning.of(Slot.BYTES_RECEIVED);
      case "D" -> Meaning.duration(Meaning.MICROSECOND, 0, false);
      case "T" -> duration(directive, index, argument);
      case "v" -> Meaning.of(Slot.VIRTUAL_HOST);
      case "V" -> Meaning.of(Slot.VIRTUAL_HOST, 1);
      case "X" -> Meaning.of(Slot.TERMINATION);
      case "i" -> header(argument);
      case "e", "n" ->
          argument.equals("UNIQUE_ID") ? Meaning.of(Slot.REQUEST_ID, 1) : Meaning.SKIPPED;
      case "L" -> Meaning.of(Slot.REQUEST_ID, 2);
      case "A" -> Meaning.of(Slot.ADDRESS);
      case "c" -> known(!argument.isEmpty(), directive, index);
      case "p" -> Meaning.PORT;
      case "C", "f", "k", "l", "o", "P", "R", "S", "x", "^FB", "^ti", "^to" -> Meaning.SKIPPED;
      default -> known(false, directive, index);
    };
  }

  private static Meaning known(boolean known, String directive, int index) {
    if (!known) {
      throw new IllegalArgumentException(
          "Unknown directive: %s at position %d (must be one of those of Apache's mod_log_config, mod_logio and mod_ssl)"
              .formatted(directive, index + 1));
    }
    return Meaning.SKIPPED;
  }

  private static Meaning duration(String directive, int index, String unit) {
    return switch (unit) {
      case "us" -> Meaning.duration(Meaning.MICROSECOND, 0, false);
      case "ms" -> Meaning.duration(Meaning.MILLISECOND, 1, false);
      case "s", "" -> Meaning.duration(Meaning.SECOND, 2, false);
      default ->
          throw new IllegalArgumentException(
              "Unknown time unit: %s at position %d (must be us, ms or s)"
                  .formatted(directive, index + 1));
    };
  }

  private static Meaning header(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "referer" -> Meaning.of(Slot.REFERRER);
      case "user-agent" -> Meaning.of(Slot.USER_AGENT);
      case "x-forwarded-for" -> Meaning.of(Slot.FORWARDED_FOR);
      case "x-request-id" -> Meaning.of(Slot.REQUEST_ID);
      case "host" -> Meaning.of(Slot.VIRTUAL_HOST, 2);
      default -> Meaning.SKIPPED;
    };
  }
}
