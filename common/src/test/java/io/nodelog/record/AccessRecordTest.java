package io.nodelog.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessRecordTest {
  private final AccessRecord record = new AccessRecord();

  @Test
  void hasNothingOfTheLineBefore() {
    record.clear(new byte[] {'a', 'b'});
    record.set(AccessField.USER, 0, 1);
    record.setBytesSent(7);
    record.setClientIpv4(1);

    record.clear(new byte[0]);

    assertThat(record.has(AccessField.USER)).isFalse();
    assertThat(record.bytesSent()).isEqualTo(AccessRecord.ABSENT);
    assertThat(record.clientKind()).isEqualTo(ClientKind.NONE);
  }

  @Test
  void pointsIntoTheLine() {
    record.clear(new byte[] {'a', 'b', 'c'});

    record.set(AccessField.USER, 1, 3);

    assertThat(record.from(AccessField.USER)).isEqualTo(1);
    assertThat(record.to(AccessField.USER)).isEqualTo(3);
  }
}
