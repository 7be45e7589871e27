package io.nodelog.format.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.nodelog.record.Severity;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityWordTest {
  @ParameterizedTest
  @CsvSource({
    "INFO, INFO",
    "info, INFO",
    "Info, INFO",
    "I, INFO",
    "Information, INFO",
    "LOG, INFO",
    "WARN, WARNING",
    "warning, WARNING",
    "W, WARNING",
    "ERROR, ERROR",
    "err, ERROR",
    "SEVERE, ERROR",
    "E, ERROR",
    "FATAL, CRITICAL",
    "crit, CRITICAL",
    "CRITICAL, CRITICAL",
    "F, CRITICAL",
    "alert, ALERT",
    "emerg, EMERGENCY",
    "Emergency, EMERGENCY",
    "PANIC, EMERGENCY",
    "notice, NOTICE",
    "DEBUG, DEBUG",
    "TRACE, DEBUG",
    "FINEST, DEBUG",
    "DEBUG5, DEBUG",
    "emergencies, UNKNOWN",
    "INF, UNKNOWN",
    "INFOS, UNKNOWN",
    "'', UNKNOWN",
    "'INFO ', UNKNOWN",
    "ÉRROR, UNKNOWN",
    "x, UNKNOWN"
  })
  void knowsTheWordsOfManyLoggers(String word, Severity severity) {
    byte[] bytes = (">" + word + "<").getBytes(StandardCharsets.UTF_8);

    assertThat(SeverityWord.of(bytes, 1, bytes.length - 1)).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"0, EMERGENCY", "3, ERROR", "7, DEBUG", "30, INFO", "191, DEBUG", "-1, DEBUG"})
  void readsTheSeverityOutOfAPriority(int priority, Severity severity) {
    assertThat(SeverityWord.ofSyslog(priority)).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"., DEBUG", "-, DEBUG", "*, NOTICE", "'#', WARNING", "x, UNKNOWN"})
  void knowsTheMarksOfRedis(char mark, Severity severity) {
    assertThat(SeverityWord.ofRedis((byte) mark)).isEqualTo(severity);
  }
}
