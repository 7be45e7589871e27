package io.nodelog.app.generate;

import static io.nodelog.app.generate.LineBuffer.ascii;

import java.util.ArrayList;
import java.util.List;

/** What the fleet serves. In a target, {@code #} stands for a number and {@code %} for a hash. */
@SuppressWarnings("ImmutableEnumChecker") // nobody writes to the arrays
enum Page {
  HOME("GET", "/", 9, 14_200, 31, false),
  PRODUCT("GET", "/products/#", 14, 22_700, 48, false),
  REVIEWS("GET", "/products/#/reviews?page=2&sort=newest", 5, 9_300, 66, false),
  SEARCH("GET", "/search?q=item+#&limit=40", 8, 17_900, 140, false),
  CATEGORY("GET", "/category/garden/chairs?page=#", 5, 19_400, 57, false),
  API_ORDER("GET", "/api/v1/orders/#", 5, 1_450, 22, false),
  API_CART("POST", "/api/v1/cart/items", 4, 380, 35, false),
  API_LOGIN("POST", "/api/v1/login", 2, 620, 210, false),
  API_STOCK("HEAD", "/api/v1/stock/#", 1, 0, 9, false),
  HEALTH("GET", "/health", 2, 15, 1, false),
  STYLE("GET", "/static/css/site.%.css", 8, 48_300, 1, true),
  SCRIPT("GET", "/static/js/app.%.js", 9, 187_000, 2, true),
  PICTURE("GET", "/images/products/#-large.webp", 22, 64_000, 2, true),
  ICON("GET", "/favicon.ico", 3, 4_286, 1, true),
  FEED("GET", "/feeds/news.xml", 2, 31_500, 12, false),
  DOWNLOAD("GET", "/downloads/manual-#.pdf", 1, 2_400_000, 90, true);

  private static final Page[] LOTS = lots();

  final byte[] method;
  final byte[] targetStart;
  final byte[] targetEnd;
  final char variable;
  final int medianBytes;
  final int medianMillis;
  final boolean asset;
  private final int weight;

  Page(String method, String target, int weight, int medianBytes, int medianMillis, boolean asset) {
    int at = Math.max(target.indexOf('#'), target.indexOf('%'));
    this.method = ascii(method);
    this.variable = at < 0 ? ' ' : target.charAt(at);
    this.targetStart = ascii(at < 0 ? target : target.substring(0, at));
    this.targetEnd = ascii(at < 0 ? "" : target.substring(at + 1));
    this.weight = weight;
    this.medianBytes = medianBytes;
    this.medianMillis = medianMillis;
    this.asset = asset;
  }

  static Page any(Dice dice) {
    return LOTS[dice.below(LOTS.length)];
  }

  private static Page[] lots() {
    List<Page> lots = new ArrayList<>();
    for (Page page : values()) {
      for (int i = 0; i < page.weight; i++) {
        lots.add(page);
      }
    }
    return lots.toArray(Page[]::new);
  }
}
