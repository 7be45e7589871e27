package io.nodelog.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Lines of access logs as servers write them, from a seed, and the same with damage. */
final class GeneratedLines {
  private static final List<String> CLIENTS =
      List.of("192.0.2.%d", "10.%d.0.1", "2001:db8::%x", "host-%d.example.net", "198.51.100.%d");
  private static final List<String> USERS =
      List.of("-", "-", "-", "frank", "o'neill", "Jane%20Doe");
  private static final List<String> TIMES =
      List.of(
          "05/Jan/2026:10:11:%02d +0000",
          "29/Feb/2024:23:59:%02d -0700", "31/Dec/1999:00:00:%02d +0530");
  private static final List<String> REQUESTS =
      List.of(
          "GET /a/%d HTTP/1.1",
          "POST /api/v1/users?id=%d&x=%%20 HTTP/2.0",
          "GET /%%C3%%A4/%d.html?q=\\\"a\\\" HTTP/1.0",
          "HEAD /%d HTTP/1.1",
          "GET http://example.org/%d HTTP/1.1",
          "OPTIONS * HTTP/1.%d",
          "-",
          "\\x16\\x03\\x01%d",
          "GET /x y/%d HTTP/1.1",
          "GET /old/%d");
  private static final List<String> STATUSES =
      List.of("200", "200", "200", "304", "404", "500", "301", "206", "408", "499");
  private static final List<String> BYTES = List.of("0", "-", "5124", "17", "4294967296", "999999");
  private static final List<String> REFERRERS =
      List.of(
          "-", "-", "http://example.org/a?b=%d", "https://example.net/\\\"%d\\\"", "about:blank");
  private static final List<String> AGENTS =
      List.of(
          "-",
          "Mozilla/5.0 (X11; Linux x86_64) Gecko/%d",
          "curl/8.%d",
          "an \\\"agent\\\" %d",
          "back\\\\slash %d",
          "\\xe4\\xbd\\xa0 %d",
          "");
  private static final List<String> PIECES =
      List.of(
          "\"", "\\", "\\\"", " ", "  ", "-", "\" \"", "[", "]", "\\x", "\\x00", "0", "\t", " - ",
          "é");

  private final Random random;

  GeneratedLines(long seed) {
    random = new Random(seed);
  }

  /** A line of a format that is given as a pattern of the words below. */
  String next(String pattern) {
    return pattern
        .replace("CLIENT", filled(CLIENTS))
        .replace("USER", pick(USERS))
        .replace("TIME", filled(TIMES))
        .replace("REQUEST", filled(REQUESTS))
        .replace("STATUS", pick(STATUSES))
        .replace("SENT", pick(BYTES))
        .replace("SIZE", String.valueOf(random.nextInt(100_000)))
        .replace("REFERRER", filled(REFERRERS))
        .replace("AGENT", filled(AGENTS))
        .replace("LIST", random.nextBoolean() ? "-" : "192.0.2.1, 10.0.0.2");
  }

  /** The line with one to three faults: other bytes, missing ones, inserted fields and quotes. */
  String damage(String line) {
    StringBuilder damaged = new StringBuilder(line);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(damaged.length() + 1);
      int end = Math.min(damaged.length(), at + 1 + random.nextInt(6));
      switch (random.nextInt(7)) {
        case 0 -> damaged.insert(at, pick(PIECES));
        case 1 -> damaged.replace(at, end, pick(PIECES));
        case 2 -> damaged.delete(at, end);
        case 3 -> flip(damaged, at);
        case 4 -> damaged.insert(at, random.nextBoolean() ? " field" : " \"field\"");
        case 5 -> damaged.setLength(random.nextInt(3) == 0 ? at : damaged.length());
        default -> damaged.replace(at, end, String.valueOf((char) (1 + random.nextInt(255))));
      }
    }
    return damaged.toString().replace('\n', ' ').replace('\r', ' ');
  }

  private void flip(StringBuilder line, int at) {
    if (at < line.length()) {
      char flipped = (char) (line.charAt(at) ^ 1 << random.nextInt(8));
      line.setCharAt(at, (char) (flipped & 0xFF));
    }
  }

  private String filled(List<String> texts) {
    String text = pick(texts);
    return text.contains("%") ? text.formatted(random.nextInt(10)) : text;
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.ISO_8859_1);
  }
}
