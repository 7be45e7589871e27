package io.nodelog.format;

import io.nodelog.record.FieldText;
import io.nodelog.record.TextEscape;
import java.util.function.Predicate;

/** Why httpdlog-parser may read a line in another way than we do: each with its rule. */
enum PeerDiffers {
  STATUS("a status is 100 to 599; the peer takes any number", d -> d.weRefuse("STATUS")),
  TIME("a day of the month has to exist; the peer takes the 31st of any", d -> d.weRefuse("TIME")),
  EARLY_OR_FAR(
      "years before 1000 and offsets of 19 hours are times, and then not accepted; the peer refuses",
      d -> d.theyRefuse() && d.hasEarlyYearOrFarOffset()),
  SIZE(
      "a size is digits or -; the peer looks for other places to end the request",
      d -> (d.weRefuse("NUMBER") || d.weRefuse("SHAPE")) && d.isNginx() && !d.hasSize()),
  ESCAPES(
      "escapes are undone in every text; the peer leaves them in referrers and in what nginx wrote",
      d -> d.ours() != null && d.theirs() != null && d.ours().equals(unescaped(d.theirs()))),
  LEADING_ZEROS(
      "a number is a number; the peer gives its digits",
      d -> d.isNumber() && Long.parseLong(d.theirs()) == Long.parseLong(d.ours())),
  PARTIAL(
      "a request counts if client, time and status are sound; the peer needs all of the line",
      d -> d.theyRefuse() && "PARTIAL".equals(d.ours())),
  NGINX_CLIENT(
      "the client of nginx may be a name or unix:; the peer wants an address",
      d -> d.theyRefuse() && d.isNginx() && !d.startsWithAddress()),
  NGINX_SIZE(
      "a size may be - in every format; the peer wants digits of nginx",
      d -> d.theyRefuse() && d.isNginx() && d.hasNoSize()),
  NGINX_REFERRER(
      "a referrer is any text; the peer wants one of nginx without spaces",
      d -> d.theyRefuse() && d.isNginx() && d.hasSpaceInReferrer()),
  SPACE_IN_USER(
      "a user may have spaces; the peer ends it at the first",
      d -> d.theyRefuse() && d.wordsBeforeTime() > d.wordsBeforeTimeOfFormat()),
  CUT_ESCAPE(
      "a backslash that starts no escape is a backslash; the peer gives up",
      d -> d.theyRefuse() && d.hasCutEscape()),
  NO_CLIENT("a client has a name; the peer takes an empty one", d -> d.weRefuse("CLIENT")),
  IDENTITY(
      "nobody reads %l, so it may be anything; the peer wants a number",
      d -> d.theyRefuse() && !d.isNginx() && !d.hasNumberForIdentity()),
  SKIPPED(
      "what has no column may be anything; the peer wants numbers for %p, and for %O beside %b",
      d -> d.theyRefuse() && (d.hasOddPort() || d.hasOddSize())),
  SIGNED_BYTES(
      "\\\\xHH is a byte; above \\\\x7f the peer makes U+FFHH of it",
      d -> d.ours() != null && d.theirs() != null && isWithSignedBytes(d.ours(), d.theirs())),
  EMPTY_USER(
      "a user without a name is none",
      d -> d.about("user") && d.ours() == null && "".equals(d.theirs())),
  PROTOCOL(
      "HTTP/2 is a protocol and HTTP/10.01 is none; the peer has it the other way round",
      d -> d.about(Disagreement.PARTS) && parts(d.ours()).equals(parts(d.theirs()))),
  NO_TARGET(
      "a request without a target is garbage; the peer takes what there is",
      d -> d.about(Disagreement.PARTS) && "null\nnull\nnull".equals(d.ours())),
  METHOD(
      "a method is a token of RFC 9110; the peer wants letters",
      d -> d.about(Disagreement.PARTS) && !d.ours().matches("(?s)[A-Za-z_-]+\n.*")),
  LINE_END(
      "only LF ends a line; for the peer CR and NEL do too, and nothing it looks for goes on behind",
      d -> d.hasOtherLineEnd() && (d.theyRefuse() || d.about(Disagreement.PARTS))),
  BARE_QUOTE(
      "servers escape quotes, so only a bare one ends a field; the peer takes what fits best",
      d -> d.unescapedQuotes() != d.quotesOfFormat() || d.hasMisleadingQuote());

  final String reason;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Predicate<Disagreement> rule;

  PeerDiffers(String reason, Predicate<Disagreement> rule) {
    this.reason = reason;
    this.rule = rule;
  }

  boolean covers(Disagreement disagreement) {
    return rule.test(disagreement);
  }

  private static boolean isWithSignedBytes(String ours, String theirs) {
    byte[] bytes = new byte[theirs.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) theirs.charAt(i);
    }
    return ours.equals(FieldText.decode(TextEscape.NONE, bytes, 0, bytes.length))
        || ours.equals(FieldText.decode(bytes, 0, bytes.length));
  }

  private static String parts(String text) {
    return text.replace("\nnull", "").replace('\n', ' ');
  }

  private static String unescaped(String text) {
    byte[] bytes = GeneratedLines.bytes(text);
    return FieldText.decode(bytes, 0, bytes.length);
  }
}
