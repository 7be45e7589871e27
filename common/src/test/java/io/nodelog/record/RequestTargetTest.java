package io.nodelog.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {
  @ParameterizedTest
  @CsvSource({
    "/a/b?c=d, /a/b, c=d",
    "/a, /a,",
    "/a?, /a, ''",
    "/a?b?c, /a, b?c",
    "?a, '', a",
    "*, *,",
    "example.net:443, example.net:443,",
    "http://example.net/a?b, /a, b",
    "http://example.net?b, '', b",
    "http://example.net, '',",
    "/go?to=http://example.net/x, /go, to=http://example.net/x",
    "//a/b, //a/b,",
    "://a/b, ://a/b,",
    "a:b, a:b,"
  })
  void splitsPathAndQuery(String text, String path, String query) {
    byte[] bytes = ("xx" + text + "xx").getBytes(StandardCharsets.US_ASCII);
    RequestTarget target = new RequestTarget();

    target.read(bytes, 2, bytes.length - 2);

    assertThat(text(bytes, target.pathFrom(), target.pathTo())).isEqualTo(path);
    assertThat(target.hasQuery() ? text(bytes, target.queryFrom(), target.queryTo()) : null)
        .isEqualTo(query);
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
  }
}
