package io.nodelog.app.generate;

import static io.nodelog.app.generate.LineBuffer.ascii;

/** What clients say of themselves: where they come from and what they are. */
final class Browsing {
  private static final byte[] SITE = ascii("https://www.example.com/");
  private static final byte[][] REFERRER_PATHS = {
    ascii(""), ascii("category/garden/chairs"), ascii("search?q=item"), ascii("products/4711")
  };
  private static final byte[][] AGENTS = {
    ascii(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36"),
    ascii(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/18.1 Safari/605.1.15"),
    ascii("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"),
    ascii("Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example.com/about)"),
    ascii(
        "Mozilla/5.0 (Linux; Android 14; Mobile) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Mobile Safari/537.36"),
    ascii("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"),
    ascii("python-requests/2.32.3"),
    ascii("curl/8.11.0")
  };

  private Browsing() {}

  static void referrer(LineBuffer out, Request request) {
    int kind = request.taste >>> 8 & 7;
    if (kind < 3) {
      out.put('-');
    } else {
      out.put(SITE).put(REFERRER_PATHS[kind & 3]);
    }
  }

  /** A client always names the same user agent. */
  static byte[] agent(Request request) {
    return AGENTS[(int) (Dice.mix(request.client) >>> 17) & 7];
  }
}
