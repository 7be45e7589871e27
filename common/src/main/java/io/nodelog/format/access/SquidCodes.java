package io.nodelog.format.access;

import io.nodelog.bytes.TimePattern;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the codes of squid's log formats say. */
final class SquidCodes {
  private static final Map<String, Meaning> MEANINGS =
      Map.ofEntries(
          Map.entry(">a", Meaning.of(Slot.CLIENT)),
          Map.entry(">A", Meaning.of(Slot.CLIENT, 1)),
          Map.entry(">p", Meaning.PORT),
          Map.entry(">la", Meaning.of(Slot.ADDRESS)),
          Map.entry("la", Meaning.of(Slot.ADDRESS)),
          Map.entry("<la", Meaning.of(Slot.ADDRESS)),
          Map.entry(">lp", Meaning.PORT),
          Map.entry("lp", Meaning.PORT),
          Map.entry("<lp", Meaning.PORT),
          Map.entry("<p", Meaning.PORT),
          Map.entry("<a", Meaning.of(Slot.UPSTREAM_ADDRESS, Step.TEXT, 0)),
          Map.entry("<A", Meaning.of(Slot.UPSTREAM_ADDRESS, Step.TEXT, 1)),
          Map.entry("<Hs", Meaning.of(Slot.UPSTREAM_STATUS, Step.UPSTREAM_NUMBER, 0)),
          Map.entry("<pt", upstreamTime(0)),
          Map.entry("<tt", upstreamTime(1)),
          Map.entry("ts", Meaning.time(Step.EPOCH_TIME, Meaning.SECOND, 0, true)),
          Map.entry("tu", Meaning.fraction(Meaning.MILLISECOND)),
          Map.entry("tS", Meaning.time(Step.EPOCH_TIME, Meaning.SECOND, 2, false)),
          Map.entry("tr", Meaning.of(Slot.DURATION, Step.SIGNED_DURATION, Meaning.MILLISECOND, 0)),
          Map.entry("un", Meaning.of(Slot.USER)),
          Map.entry("ul", Meaning.of(Slot.USER, 1)),
          Map.entry("ue", Meaning.of(Slot.USER, 2)),
          Map.entry("ui", Meaning.of(Slot.USER, 3)),
          Map.entry(">Hs", Meaning.of(Slot.STATUS, Step.STATUS_OR_NONE, 0)),
          Map.entry("Hs", Meaning.of(Slot.STATUS, Step.STATUS_OR_NONE, 1)),
          Map.entry("rm", Meaning.of(Slot.METHOD)),
          Map.entry(">rm", Meaning.of(Slot.METHOD)),
          Map.entry("ru", Meaning.of(Slot.TARGET)),
          Map.entry(">ru", Meaning.of(Slot.TARGET)),
          Map.entry("rp", Meaning.of(Slot.TARGET, 1)),
          Map.entry(">rp", Meaning.of(Slot.TARGET, 1)),
          Map.entry("rv", Meaning.of(Slot.PROTOCOL)),
          Map.entry(">rv", Meaning.of(Slot.PROTOCOL)),
          Map.entry("<st", Meaning.of(Slot.BYTES_SENT)),
          Map.entry(">st", Meaning.of(Slot.BYTES_RECEIVED)),
          Map.entry("Ss", Meaning.of(Slot.TERMINATION)));

  private static final Set<String> READ_OVER =
      Set.of(
          ">eui",
          ">qos",
          ">nfmark",
          "<qos",
          "<nfmark",
          "ea",
          "et",
          "us",
          "dt",
          "busy_time",
          "credentials",
          "err_code",
          "err_detail",
          "note",
          "master_xaction",
          "sn",
          "<h",
          ">rs",
          ">rd",
          ">rP",
          "<rm",
          "<ru",
          "<rs",
          "<rd",
          "<rP",
          "<rp",
          "<rv",
          "mt",
          "st",
          "<sH",
          "<sh",
          ">sh",
          ">sH",
          "<sS",
          "<bs",
          "Sh",
          "rG",
          "request_attempts");

  private SquidCodes() {}

  private static Meaning upstreamTime(int rank) {
    return Meaning.of(Slot.UPSTREAM_RESPONSE_TIME, Step.UPSTREAM_NUMBER, Meaning.MILLISECOND, rank);
  }

  static Meaning meaning(String directive, int index, String code, String argument) {
    String name = code.startsWith("http::") ? code.substring("http::".length()) : code;
    if (name.equals("tl") || name.equals("tg")) {
      return time(name, argument);
    }
    if (name.equals(">h") || name.equals(">ha")) {
      return header(argument);
    }
    Meaning meaning = MEANINGS.get(name);
    if (meaning == null && !READ_OVER.contains(name) && !name.contains("::")) {
      throw new IllegalArgumentException(
          "Unknown directive: %s at position %d (must be a code of squid's logformat)"
              .formatted(directive, index + 1));
    }
    return meaning == null ? Meaning.SKIPPED : meaning;
  }

  /** The time when the request was logged, so its end. */
  private static Meaning time(String name, String argument) {
    int rank = name.equals("tg") ? 1 : 2;
    return argument.isEmpty()
        ? Meaning.time(Step.CLF_TIME, Meaning.SECOND, rank, true)
        : Meaning.time(TimePattern.strftime(argument), rank, true);
  }

  private static Meaning header(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "referer" -> Meaning.of(Slot.REFERRER);
      case "user-agent" -> Meaning.of(Slot.USER_AGENT);
      case "x-forwarded-for" -> Meaning.of(Slot.FORWARDED_FOR);
      case "x-request-id" -> Meaning.of(Slot.REQUEST_ID);
      case "host" -> Meaning.of(Slot.VIRTUAL_HOST);
      default -> Meaning.SKIPPED;
    };
  }
}
