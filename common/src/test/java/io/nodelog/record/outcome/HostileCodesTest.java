package io.nodelog.record.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import io.nodelog.record.Dialect;
import io.nodelog.record.LogServer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever stands where a code or a list is expected, there is one outcome, and no error. */
class HostileCodesTest {
  private static final List<AccessField> FIELDS =
      List.of(
          AccessField.TERMINATION,
          AccessField.UPSTREAM_ADDRESS,
          AccessField.UPSTREAM_STATUS,
          AccessField.UPSTREAM_CONNECT_TIME,
          AccessField.UPSTREAM_HEADER_TIME,
          AccessField.UPSTREAM_RESPONSE_TIME);

  private static final byte[] ALPHABET = {
    'S', 'C', 's', 'c', 'P', 'H', 'D', 'U', 'F', 'X', '-', ',', ' ', ':', '.', '5', '0', '2', 0, -1
  };

  @ParameterizedTest
  @EnumSource
  void anyBytesHaveOneOutcome(LogServer server) {
    Random random = new Random(4);
    AccessRecord record = new AccessRecord();
    RequestJudge judge = new RequestJudge();
    for (int i = 0; i < 20_000; i++) {
      fill(record, server, random);

      FailureCause cause = judge.judge(record);

      assertThat(judge.judge(record)).describedAs("line %d", i).isEqualTo(cause);
      for (int attempt = 0; attempt < judge.attempts().count(); attempt++) {
        AttemptOutcome outcome = judge.outcome(attempt);
        assertThat(judge.rescues(outcome) && cause != FailureCause.NONE).isFalse();
        assertThat(outcome.failed()).isEqualTo(outcome.blame() == Blame.NODE);
      }
      assertThat(judge.earlier()).isNotNegative();
    }
  }

  private static void fill(AccessRecord record, LogServer server, Random random) {
    byte[] bytes = new byte[120];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = ALPHABET[random.nextInt(ALPHABET.length)];
    }
    record.clear(bytes);
    record.setDialect(Dialect.of(server, FIELDS.subList(0, random.nextInt(FIELDS.size() + 1))));
    for (AccessField field : FIELDS) {
      int from = random.nextInt(100);
      if (random.nextBoolean()) {
        record.set(field, from, from + random.nextInt(20));
      }
    }
    if (random.nextInt(4) == 0) {
      record.setNoServer();
    }
    record.setRetries(random.nextInt(), random.nextBoolean());
    record.setStatus(random.nextInt(5) == 0 ? -1 : 100 + random.nextInt(500));
  }
}
