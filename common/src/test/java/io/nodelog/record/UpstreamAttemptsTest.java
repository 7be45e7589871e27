package io.nodelog.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpstreamAttemptsTest {
  private final UpstreamAttempts attempts = new UpstreamAttempts();
  private byte[] line = new byte[0];

  @Test
  void readsAnAttemptOfEachElement() {
    read(
        Map.of(
            AccessField.UPSTREAM_ADDRESS, "10.0.0.1:80, unix:/run/a : [::1]:80",
            AccessField.UPSTREAM_STATUS, "502, - : 200",
            AccessField.UPSTREAM_CONNECT_TIME, "-, 0.001 : 0.000",
            AccessField.UPSTREAM_HEADER_TIME, "-, - : 0.020",
            AccessField.UPSTREAM_RESPONSE_TIME, "0.010, 5.000 : 0.025",
            AccessField.UPSTREAM_LENGTH, "0, - : 612"));

    assertThat(attempts.count()).isEqualTo(3);
    assertThat(address(0)).isEqualTo("10.0.0.1:80");
    assertThat(address(1)).isEqualTo("unix:/run/a");
    assertThat(address(2)).isEqualTo("[::1]:80");
    assertThat(attempts.status(0)).isEqualTo(502);
    assertThat(attempts.status(1)).isEqualTo((int) AccessRecord.ABSENT);
    assertThat(attempts.status(2)).isEqualTo(200);
    assertThat(attempts.connectMicros(0)).isEqualTo(AccessRecord.ABSENT);
    assertThat(attempts.connectMicros(1)).isEqualTo(1_000);
    assertThat(attempts.connectMicros(2)).isZero();
    assertThat(attempts.headerMicros(2)).isEqualTo(20_000);
    assertThat(attempts.responseMicros(1)).isEqualTo(5_000_000);
    assertThat(attempts.bytes(1)).isEqualTo(AccessRecord.ABSENT);
    assertThat(attempts.bytes(2)).isEqualTo(612);
  }

  /** nginx logs its own 502 and 504 as the upstream's, but no time to a header. */
  @Test
  void tellsWhatTheProxyMadeFromWhatAServerAnswered() {
    read(
        Map.of(
            AccessField.UPSTREAM_ADDRESS, "10.0.0.1:80, 10.0.0.2:80, 10.0.0.3:80, app",
            AccessField.UPSTREAM_STATUS, "502, 502, 404, 502",
            AccessField.UPSTREAM_HEADER_TIME, "-, 0.020, 0.001, -"));

    assertThat(attempts.isMadeByProxy(0)).isTrue();
    assertThat(attempts.isMadeByProxy(1)).isFalse();
    assertThat(attempts.isMadeByProxy(2)).isFalse();
    assertThat(attempts.isMadeByProxy(3)).isTrue();
    assertThat(attempts.isFinal(2)).isFalse();
    assertThat(attempts.isFinal(3)).isTrue();
  }

  @Test
  void readsTimesInTheUnitOfTheRecord() {
    AccessRecord record = new AccessRecord();
    byte[] bytes = "30 -1".getBytes(StandardCharsets.US_ASCII);
    record.clear(bytes);
    record.setUpstreamMicros(1_000);
    record.set(AccessField.UPSTREAM_CONNECT_TIME, 0, 2);
    record.set(AccessField.UPSTREAM_HEADER_TIME, 3, 5);
    attempts.read(record);

    assertThat(attempts.connectMicros(0)).isEqualTo(30_000);
    assertThat(attempts.headerMicros(0)).isEqualTo(AccessRecord.ABSENT);
  }

  @Test
  void hasNothingOfTheRecordBefore() {
    read(Map.of(AccessField.UPSTREAM_STATUS, "502, 200"));
    read(Map.of());

    assertThat(attempts.count()).isZero();
  }

  @Test
  void countsTheLongestList() {
    read(Map.of(AccessField.UPSTREAM_ADDRESS, "a", AccessField.UPSTREAM_STATUS, "502, 502, 200"));

    assertThat(attempts.count()).isEqualTo(3);
    assertThat(attempts.hasAddress(0)).isTrue();
    assertThat(attempts.hasAddress(1)).isFalse();
    assertThat(attempts.status(2)).isEqualTo(200);
  }

  @Test
  void takesMoreAttemptsThanAnyServerMakes() {
    read(Map.of(AccessField.UPSTREAM_STATUS, "502, ".repeat(999) + "200"));

    assertThat(attempts.count()).isEqualTo(1000);
    assertThat(attempts.status(999)).isEqualTo(200);
  }

  private String address(int attempt) {
    int from = attempts.addressFrom(attempt);
    return new String(line, from, attempts.addressTo(attempt) - from, StandardCharsets.US_ASCII);
  }

  private void read(Map<AccessField, String> lists) {
    StringBuilder text = new StringBuilder("line ");
    AccessRecord record = new AccessRecord();
    lists.values().forEach(text::append);
    line = text.toString().getBytes(StandardCharsets.US_ASCII);
    record.clear(line);
    lists.forEach(
        (field, list) -> {
          int from = text.indexOf(list);
          record.set(field, from, from + list.length());
        });
    attempts.read(record);
  }
}
