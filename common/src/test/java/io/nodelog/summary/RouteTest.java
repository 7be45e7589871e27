package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
  private final Route route = new Route();

  private String of(String target) {
    byte[] bytes = Line.latin("x" + target + "y");
    ByteRange made = route.of(bytes, 1, bytes.length - 1);
    return new String(made.copy(), StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "'', /",
    "/?q=1, /",
    "?q=1, /",
    "/index.html, /index.html",
    "/index.html#top, /index.html",
    "/users/42, /users/{n}",
    "/users/42/, /users/{n}/",
    "/users/42/orders/7/items/3, /users/{n}/orders/{n}/**",
    "/a/b/c/d, /a/b/c/d",
    "/a/b/c/d/, /a/b/c/d/",
    "/a/b/c/d/e, /a/b/c/d/**",
    "//a, //a",
    "/images/12345.jpg, /images/{n}.jpg",
    "/v2/x, /v2/x",
    "/deadbeef, /deadbeef",
    "/deadbee1, /{hex}",
    "/DEADBEE1.css, /{hex}.css",
    "/dead1, /dead1",
    "/123e4567-e89b-12d3-a456-426614174000/x, /{uuid}/x",
    "/123e4567-e89b-12d3-a456-42661417400g/x, /{hex}-e89b-12d3-a456-42661417400g/x",
    "/123e4567-e89b-12d3-a456-4266141740000, /{hex}-e89b-12d3-a456-{n}",
    "/123e4567-e89b-12d3-a456-426614174000.pdf, /{uuid}.pdf",
    "/images/43601-large.webp, /images/{n}-large.webp",
    "/2026-11-22/daily_0017~1.tar.gz, /{n}-{n}-{n}/daily_{n}~{n}.tar.gz",
    "/app.3f8a9c1d.js, /app.{hex}.js",
    "/-/.well-known/, /-/.well-known/",
    "/a;jsessionid=8F2A/b;v=1, /a/b",
    "/%41%20b, /%41%20b",
    "http://example.org/a/1?x, /a/{n}",
    "https://example.org, /",
    "*, *",
    "example.org:443, example.org:443",
    "relative/17, relative/{n}",
  })
  void isTheSameForRequestsOfOneHandler(String target, String wanted) {
    assertThat(of(target)).isEqualTo(wanted);
  }

  @Test
  void showsBytesThatCannotBePrinted() {
    assertThat(of("/a b\u0000\u00ff\u007f")).isEqualTo("/a\\x20b\\x00\\xff\\x7f");
  }

  @Test
  void ofNoTargetIsADash() {
    assertThat(route.absent().copy()).containsExactly('-');
  }

  @Test
  void isNeverTooLongAndTearsNoEscape() {
    for (int length = 0; length < 200; length++) {
      String made = of("/" + "a".repeat(length) + "\u00e9".repeat(60));

      assertThat(made.length()).isLessThanOrEqualTo(Route.LONGEST);
      assertThat(made).matches("/a*(\\\\xe9)*(\\*\\*)?");
    }
    assertThat(of("/" + "7".repeat(3000) + "/x")).isEqualTo("/{n}/x");
    assertThat(of("/" + "a".repeat(127))).isEqualTo("/" + "a".repeat(127));
    assertThat(of("/" + "a".repeat(128))).isEqualTo("/" + "a".repeat(125) + "**");
  }

  @Test
  void isPrintableAndShortForAnyTarget() {
    Random random = new Random(11);
    byte[] alphabet = Line.latin("/?#;.:-*\\ a0f\u0000\u00e9");
    for (int i = 0; i < 100_000; i++) {
      byte[] target = new byte[random.nextInt(200)];
      for (int j = 0; j < target.length; j++) {
        target[j] = alphabet[random.nextInt(alphabet.length)];
      }
      String made =
          new String(route.of(target, 0, target.length).copy(), StandardCharsets.US_ASCII);

      assertThat(made).matches("[!-~]{1,128}");
    }
  }
}
