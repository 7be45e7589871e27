package io.nodelog.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCauseTest {
  @ParameterizedTest
  @CsvSource({
    "400, client_error, client",
    "404, client_error, client",
    "408, client_error, client",
    "429, rejected, client",
    "444, rejected, client",
    "499, client_abort, client",
    "500, server_error, node",
    "502, bad_gateway, node",
    "503, server_error, node",
    "504, timeout, node",
    "599, server_error, node"
  })
  void followsFromTheStatus(int status, String cause, String blame) {
    assertThat(FailureCause.failed(status)).isTrue();
    assertThat(FailureCause.of(status).word()).isEqualTo(cause);
    assertThat(FailureCause.of(status).blame().word()).isEqualTo(blame);
  }

  @Test
  void isOnlyAskedForFailedRequests() {
    assertThat(FailureCause.failed(399)).isFalse();
    assertThat(FailureCause.failed(600)).isFalse();
    assertThat(FailureCause.failed(-1)).isFalse();
  }
}
