package io.nodelog.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeFromPathTest {
  private final NodeFromPath landing =
      new NodeFromPath("hdfs:///landing/", "(?<node>[^/]+)/(?<source>[^/]+)/.*", Map.of());

  @Test
  void readsNodeAndSourceFromAPath() {
    assertThat(landing.origin("web-01/access/access.log.1"))
        .contains(new NodeFromPath.Origin("web-01", "access"));
  }

  @Test
  void leavesOutPathsOfAnotherShape() {
    assertThat(landing.origin("web-01/access.log")).isEmpty();
    assertThat(landing.origin("x".repeat(10_000))).isEmpty();
  }

  @Test
  void leavesOutNamesThatAreNotAllowed() {
    assertThat(landing.origin("_web/access/x")).isEmpty();
    assertThat(landing.origin("../access/x")).isEmpty();
    assertThat(landing.origin("web-01/.hidden/x")).isEmpty();
  }
}
