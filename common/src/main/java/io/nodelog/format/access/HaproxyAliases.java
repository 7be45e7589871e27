package io.nodelog.format.access;

import io.nodelog.bytes.TimePattern;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the aliases and some samples of HAProxy's log formats say. */
final class HaproxyAliases {
  /** With milliseconds and without a zone. */
  private static final TimePattern DATE_TIME = TimePattern.of("dd/MMM/yyyy:HH:mm:ss.SSS");

  private static final Pattern HEADER =
      Pattern.compile("(?:req\\.)?f?hdr\\(\"?'?([^)\"',]+)[^)]*\\).*");

  private static final Meaning NUMBER_OF_BYTES =
      Meaning.of(Slot.BYTES_SENT, Step.SIGNED_BYTES_SENT, 0);

  private static final Map<String, Meaning> MEANINGS =
      Map.ofEntries(
          Map.entry("ci", Meaning.of(Slot.CLIENT)),
          Map.entry("cp", Meaning.PORT),
          Map.entry("bi", Meaning.of(Slot.ADDRESS)),
          Map.entry("bp", Meaning.PORT),
          Map.entry("fi", Meaning.of(Slot.ADDRESS)),
          Map.entry("fp", Meaning.PORT),
          Map.entry("si", Meaning.of(Slot.ADDRESS)),
          Map.entry("sp", Meaning.PORT),
          Map.entry("b", Meaning.of(Slot.BACKEND)),
          Map.entry("s", Meaning.of(Slot.UPSTREAM_ADDRESS, Step.SERVER, 1)),
          Map.entry("B", NUMBER_OF_BYTES),
          Map.entry("U", Meaning.of(Slot.BYTES_RECEIVED)),
          Map.entry("ST", Meaning.of(Slot.STATUS, Step.STATUS_OR_NONE, 0)),
          Map.entry("HM", Meaning.of(Slot.METHOD)),
          Map.entry("HU", Meaning.of(Slot.TARGET)),
          Map.entry("HP", Meaning.of(Slot.TARGET, 1)),
          Map.entry("HPO", Meaning.of(Slot.TARGET, 2)),
          Map.entry("HQ", Meaning.of(Slot.QUERY)),
          Map.entry("HV", Meaning.of(Slot.PROTOCOL)),
          Map.entry("r", Meaning.of(Slot.REQUEST, Step.CUT_REQUEST, 0)),
          Map.entry("ID", Meaning.of(Slot.REQUEST_ID)),
          Map.entry("hr", Meaning.of(Slot.NONE, Step.CAPTURES, 0)),
          Map.entry("hs", Meaning.of(Slot.NONE, Step.CAPTURES, 0)),
          Map.entry("t", Meaning.time(DATE_TIME, 1, false)),
          Map.entry("tr", Meaning.time(DATE_TIME, 0, false)),
          Map.entry("T", Meaning.time(Step.CLF_TIME, Meaning.SECOND, 3, false)),
          Map.entry("Tl", Meaning.time(Step.CLF_TIME, Meaning.SECOND, 3, false)),
          Map.entry("trg", Meaning.time(Step.CLF_TIME, Meaning.SECOND, 2, false)),
          Map.entry("trl", Meaning.time(Step.CLF_TIME, Meaning.SECOND, 2, false)),
          Map.entry("Ts", Meaning.time(Step.EPOCH_TIME, Meaning.SECOND, 4, false)),
          Map.entry("ms", Meaning.fraction(Meaning.MILLISECOND)),
          Map.entry("Ta", duration(0)),
          Map.entry("Tt", duration(1)),
          Map.entry("Tu", duration(2)),
          Map.entry("Tc", time(Slot.UPSTREAM_CONNECT_TIME)),
          Map.entry("Tr", time(Slot.UPSTREAM_HEADER_TIME)),
          Map.entry("Tw", Meaning.of(Slot.QUEUE_TIME, Step.QUEUE_TIME, Meaning.MILLISECOND, 0)),
          Map.entry("sq", Meaning.of(Slot.QUEUED_BEFORE)),
          Map.entry("bq", Meaning.of(Slot.QUEUED_BEFORE)),
          Map.entry("rc", Meaning.of(Slot.RETRIES)),
          Map.entry("tsc", Meaning.of(Slot.TERMINATION)),
          Map.entry("ts", Meaning.of(Slot.TERMINATION, 1)));

  private static final Set<String> READ_OVER =
      Set.of(
          "CC", "CS", "H", "OG", "OT", "Td", "Th", "Ti", "Tq", "TR", "ac", "bc", "f", "fc", "ft",
          "lc", "pid", "rt", "sc", "sslc", "sslv");

  /** What the flag {@code +Q} puts into quotes: text, but neither numbers nor codes nor dates. */
  private static final Set<String> QUOTABLE =
      Set.of(
          "b", "bi", "CC", "ci", "CS", "f", "fi", "ft", "H", "HM", "HP", "HPO", "HQ", "HU", "HV",
          "ID", "r", "s", "si", "sslc", "sslv");

  private HaproxyAliases() {}

  /** Returns whether the flag {@code +Q} puts an alias into quotes. */
  static boolean isQuotable(String alias) {
    return QUOTABLE.contains(alias);
  }

  private static Meaning duration(int rank) {
    return Meaning.of(Slot.DURATION, Step.SIGNED_DURATION, Meaning.MILLISECOND, rank);
  }

  private static Meaning time(Slot slot) {
    return Meaning.of(slot, Step.UPSTREAM_NUMBER, Meaning.MILLISECOND, 0);
  }

  static Meaning meaning(String alias, int index, String format) {
    Meaning meaning = MEANINGS.get(alias);
    if (meaning == null && !READ_OVER.contains(alias)) {
      throw new IllegalArgumentException(
          "Unknown directive: %%%s at position %d of %s (must be an alias of HAProxy's log-format)"
              .formatted(alias, index + 1, format));
    }
    return meaning == null ? Meaning.SKIPPED : meaning;
  }

  /** Any fetch and any converter may stand in a sample; most of them say nothing of a request. */
  static Meaning sample(String expression) {
    String sample = expression.strip();
    Matcher header = HEADER.matcher(sample);
    if (header.matches()) {
      return header(header.group(1).toLowerCase(Locale.ROOT));
    }
    return switch (sample) {
      case "src" -> Meaning.of(Slot.CLIENT, 1);
      case "src_port" -> Meaning.PORT;
      case "method", "capture.req.method" -> Meaning.of(Slot.METHOD, 1);
      case "url", "capture.req.uri", "pathq" -> Meaning.of(Slot.TARGET, 1);
      case "path" -> Meaning.of(Slot.TARGET, 2);
      case "capture.req.ver" -> Meaning.of(Slot.PROTOCOL, 1);
      case "status" -> Meaning.of(Slot.STATUS, Step.STATUS_OR_NONE, 1);
      case "unique-id" -> Meaning.of(Slot.REQUEST_ID);
      case "ssl_fc_sni" -> Meaning.of(Slot.VIRTUAL_HOST, 1);
      default -> Meaning.SKIPPED;
    };
  }

  private static Meaning header(String name) {
    return switch (name) {
      case "referer" -> Meaning.of(Slot.REFERRER);
      case "user-agent" -> Meaning.of(Slot.USER_AGENT);
      case "x-forwarded-for" -> Meaning.of(Slot.FORWARDED_FOR);
      case "x-request-id" -> Meaning.of(Slot.REQUEST_ID, 1);
      case "host" -> Meaning.of(Slot.VIRTUAL_HOST);
      default -> Meaning.SKIPPED;
    };
  }
}
