package io.nodelog.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamNodesTest {
  private final UpstreamNodes nodes =
      new UpstreamNodes(
          Map.of(
              "web-01", "web-01",
              "10.0.0.1", "web-01",
              "web-02", "web-02",
              "web-02.example.net", "web-02",
              "10.0.0.2:8081", "web-03",
              "2001:db8::7", "web-04"));

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1:80, web-01",
    "10.0.0.1, web-01",
    "web-01, web-01",
    "WEB-01:8080, web-01",
    "static/web-01, web-01",
    "http://10.0.0.1:8080, web-01",
    "https://web-02.example.net/path, web-02",
    "10.0.0.2:8081, web-03",
    "[2001:db8::7]:80, web-04",
    "[2001:DB8::7], web-04",
    "2001:db8::7, web-04"
  })
  void findsANodeHoweverTheProxyWritesIt(String upstream, String node) {
    assertThat(nodes.of(upstream)).contains(node);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.2:80",
    "10.0.0.11:80",
    "web-0",
    "unix:/run/web-01",
    "http://other/web-01",
    "[::1",
    "/",
    "''",
    "://",
    "backend"
  })
  void takesNoNodeForAnother(String upstream) {
    assertThat(nodes.of(upstream)).isEmpty();
  }
}
