package io.nodelog.format.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nodelog.format.parser.EventParser;
import io.nodelog.format.parser.FormatColumn;
import io.nodelog.format.parser.ParserSettings;
import io.nodelog.record.Outcome;
import io.nodelog.record.ServiceRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Log4jPatternTest {
  private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");
  private static final ParserSettings UTC = new ParserSettings(Optional.of(ZoneOffset.UTC), AS_OF);

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "%d{ISO8601} %m%n ~ 2026-01-05 10:11:12,345 x ~ time ~ 2026-01-05T10:11:12.345Z",
        "%d{ISO8601} %m%n ~ 2026-01-05T10:11:12,345 x ~ time ~ 2026-01-05T10:11:12.345Z",
        "%d %m%n ~ 2026-01-05 10:11:12,345 x ~ time ~ 2026-01-05T10:11:12.345Z",
        "%date %msg%n ~ 2026-01-05 10:11:12,345 x ~ message ~ x",
        "%d{DATE} %m%n ~ 05 Jan 2026 10:11:12,345 x ~ time ~ 2026-01-05T10:11:12.345Z",
        "%d{COMPACT} %m%n ~ 20260105101112345 x ~ time ~ 2026-01-05T10:11:12.345Z",
        "%d{UNIX_MILLIS} %m%n ~ 1767607872345 x ~ time ~ 2026-01-05T10:11:12.345Z",
        "%d{UNIX} %m%n ~ 1767607872 x ~ time ~ 2026-01-05T10:11:12Z",
        "%d{yyMMdd HHmmss} %m%n ~ 260105 101112 x ~ time ~ 2026-01-05T10:11:12Z",
        "%d{yyyy-MM-dd HH:mm:ss}{GMT+2} %m%n ~ 2026-01-05 10:11:12 x ~ time ~ 2026-01-05T08:11:12Z",
        "%d{yyyy-MM-dd HH:mm:ss, Europe/Berlin} %m%n ~ 2026-01-05 10:11:12 x ~ time ~ 2026-01-05T09:11:12Z",
        "`%d{\"yyyy-MM-dd HH:mm:ss,SSS\", Asia/Tokyo} %m%n` ~ 2026-01-05 10:11:12,345 x ~ time ~ 2026-01-05T01:11:12.345Z",
        "`%d{\"yyyy-MM-dd'T'HH:mm:ss,SSSXXX\"} %m%n` ~ 2026-01-05T10:11:12,345+01:00 x ~ time ~ 2026-01-05T09:11:12.345Z",
        "[%t] %d %m%n ~ [a [b] c] 2026-01-05 10:11:12,345 x ~ thread ~ a [b] c",
        "%t %d %m%n ~ a b 2026-01-05 10:11:12,345 x ~ thread ~ a b",
        "%d %-5p[%t] %m%n ~ 2026-01-05 10:11:12,345 INFO [main] x ~ thread ~ main",
        "%d %5p [%t] %m%n ~ 2026-01-05 10:11:12,345  INFO [main] x ~ level ~ INFO",
        "%d %5.5level [%t] %m%n ~ 2026-01-05 10:11:12,345 WARNI [main] x ~ level ~ WARNI",
        "%d %-5le %lo{36} - %msg%n ~ 2026-01-05 10:11:12,345 WARN  a.B - x ~ logger ~ a.B",
        "%d %-40.40logger{39} : %m%n ~ 2026-01-05 10:11:12,345 a.B                                      : x ~ logger ~ a.B",
        "%d %30c - %m%n ~ 2026-01-05 10:11:12,345                            a.B - x ~ logger ~ a.B",
        "%d [%15.15t] %m%n ~ 2026-01-05 10:11:12,345 [           main] x ~ thread ~ main",
        "%d [%-15t] %m%n ~ 2026-01-05 10:11:12,345 [main           ] x ~ thread ~ main",
        "%d %p%r[%t] - %l - %m%n ~ 2026-01-05 10:11:12,345 WARN574240[Thread-35] - a.B.c(B.java:384) - x ~ level ~ WARN",
        "%d %p%r[%t] - %l - %m%n ~ 2026-01-05 10:11:12,345 WARN574240[Thread-35] - a.B.c(B.java:384) - x ~ message ~ x",
        "%d %C{1}.%M(%F:%L) %m%n ~ 2026-01-05 10:11:12,345 B.<init>(B.java:7) x ~ logger ~ B",
        "%d %c (%C:%M:%L) %m%n ~ 2026-01-05 10:11:12,345 log.ger (a.B:c:7) x ~ logger ~ log.ger",
        "%d %class %c %m%n ~ 2026-01-05 10:11:12,345 a.B log.ger x ~ logger ~ log.ger",
        "%d %p{length=1} %m%n ~ 2026-01-05 10:11:12,345 W x ~ severity ~ warning",
        "%d %p [req=%X{req}, org=%X{org}] %m%n ~ 2026-01-05 10:11:12,345 INFO [req=a, b, org=] x ~ message ~ x",
        "%d %mdc{user} %x %marker| %m%n ~ 2026-01-05 10:11:12,345 a b c| x ~ message ~ x",
        "%d %notEmpty{[%X{id}] }%p %m%n ~ 2026-01-05 10:11:12,345 [7] INFO x ~ level ~ INFO",
        "%d %notEmpty{[%X{id}] }%p %m%n ~ 2026-01-05 10:11:12,345 INFO x ~ level ~ INFO",
        "%d %highlight{%-5level}{FATAL=red} %style{[%t]}{bold} %m%n ~ 2026-01-05 10:11:12,345 INFO  [main] x ~ thread ~ main",
        "%d %clr(%5p){faint} %clr(%pid){magenta} --- %m%n ~ 2026-01-05 10:11:12,345  INFO 17 --- x ~ process_id ~ 17",
        "%-30(%d [%t]) %m%n ~ 2026-01-05 10:11:12,345 [a]        x ~ message ~ x",
        "%d %replace{%m}{a}{b}%n ~ 2026-01-05 10:11:12,345 x y ~ message ~ x y",
        "%d %replace(%msg){'a', 'b'}%n ~ 2026-01-05 10:11:12,345 x y ~ message ~ x y",
        "%d \\(%t\\) 5%% %m%n ~ 2026-01-05 10:11:12,345 (main) 5% x ~ thread ~ main",
        "%d %m (%c)%n ~ 2026-01-05 10:11:12,345 x (y) (a.B) ~ logger ~ a.B",
        "%d %m (%c)%n ~ 2026-01-05 10:11:12,345 x (y) (a.B) ~ message ~ x (y)",
        "%d %m [%c] [%X{id}] %p%n ~ 2026-01-05 10:11:12,345 x [a.B] [] WARN ~ severity ~ warning",
        "%d %m %ex{full}%n ~ 2026-01-05 10:11:12,345 x ~ message ~ x",
        "%d{${FORM:-yyyy-MM-dd HH:mm:ss}} ${LEVEL:-%5p} ${PID:- } ${sys:hostName} %m%n${EX:-%wEx} ~ 2026-01-05 10:11:12  INFO 17 web-1 x ~ host ~ web-1",
        "%d %p %c: %m%n ~ 2026-01-05 10:11:12,345 INFO a.B: ~ message ~ ``",
      })
  void readsALine(String pattern, String line, String column, String value) {
    assertThat(read(pattern, line, column)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "%d{ABSOLUTE} %m%n ~ Invalid time: %d{ABSOLUTE} at position 1 writes no date (must have one: lines of two days cannot be told apart)",
        "%d{HH:mm:ss.SSS} [%thread] %-5level %logger{36} - %msg%n ~ Invalid time: %d{HH:mm:ss.SSS} at position 1 writes no date (must have one: lines of two days cannot be told apart)",
        "%d{yyyy-MM-dd hh:mm a} %m%n ~ Invalid time: %d{yyyy-MM-dd hh:mm a} at position 1: Invalid time pattern: yyyy-MM-dd hh:mm a (h means no part of a time here)",
        "%d{yyyy-MM-dd HH:mm}{Berlin} %m%n ~ Unknown zone: Berlin of %d{yyyy-MM-dd HH:mm}{Berlin} at position 1 (must be a zone such as UTC or Europe/Berlin)",
        "%p %m%n ~ Invalid format: %p %m%n (must have a time, %d, and a message, %m)",
        "%d %p%n ~ Invalid format: %n at position 6 of %d %p%n (must stand behind the message: a head is one line)",
        "%d %t%c: %m%n ~ Invalid format: nothing parts %t at position 4 of %d %t%c: %m%n from what follows",
        "%d %c%m%n ~ Invalid format: nothing parts %c at position 4 of %d %c%m%n from what follows",
        "%d %m%c%n ~ Invalid format: nothing parts the message of %d %m%c%n from what follows",
        "%d %m%n%c ~ Invalid format: %c at position 8 of %d %m%n%c (must stand in the line of the message)",
        "%d %d %m%n ~ Invalid format: %d at position 4 of %d %d %m%n (must be the only time, before the message and in no group)",
        "%d %m %m%n ~ Invalid format: %m at position 7 of %d %m %m%n (must be the only message, in no group)",
        "%d ${X} %m%n ~ Unknown property: ${X} at position 4 of %d ${X} %m%n (must be written out)",
        "%d %clr %m%n ~ Invalid format: %clr at position 4 of %d %clr %m%n has no argument (must be a pattern in brackets)",
        "%d %clr(%p %m%n ~ Invalid format: ( at position 8 of %d %clr(%p %m%n is not closed",
        "%d{yyyy %m%n ~ Invalid format: { at position 3 of %d{yyyy %m%n is not closed",
      })
  void saysWhatIsWrongAndWhere(String pattern, String message) {
    assertThatThrownBy(() -> Log4jPattern.format(List.of(pattern)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void saysWhichConvertersThereAre() {
    assertThatThrownBy(() -> Log4jPattern.format(List.of("%d %-5q %m%n")))
        .hasMessageStartingWith(
            "Unknown converter: %-5q at position 4 of %d %-5q %m%n (must be one of %date, %level, ")
        .hasMessageEndingWith(", or a name like them)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%d %m%n",
        "%d{ISO8601} %p %c: %m%n",
        "%-30d [%t] %message",
        "%date %msg%ex",
        "%d %m%xEx%n"
      })
  void isToldByDateAndMessage(String pattern) {
    assertThat(Log4jPattern.looksLike(pattern)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%h %l %u %t \"%r\" %>s %b",
        "%{%Y-%m-%d}t %m %U",
        "%h %D %m %U",
        "$remote_addr $msec",
        "%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt %dt",
        "%ci:%cp [%tr] %ft %b/%s",
        "%p %m%n",
        "%d",
        ""
      })
  void leavesOtherStringsAlone(String text) {
    assertThat(Log4jPattern.looksLike(text)).isFalse();
  }

  @Test
  void explainsWhatEachConverterYields() {
    assertThat(Log4jPattern.format(List.of("%d %p [%t] %c %C %X{id} - %m%n")).columns())
        .extracting(FormatColumn::directive, FormatColumn::name, FormatColumn::note)
        .extracting(tuple -> String.join("=", tuple.toList().toArray(String[]::new)))
        .containsExactly(
            "%d=time=in the zone of the source",
            "%p=level=",
            "%t=thread=",
            "%c=logger=",
            "%C==skipped: another converter says it",
            "%X{id}==skipped: records have no place for it",
            "%m=message=",
            "=stack_trace=the lines from the first exception on");
  }

  @Test
  void asksForAZoneOnlyIfNothingNamesOne() {
    assertThat(Log4jPattern.format(List.of("%d %m%n")).needsZone()).isTrue();
    assertThat(Log4jPattern.format(List.of("%d{ISO8601}{UTC} %m%n")).needsZone()).isFalse();
    assertThat(Log4jPattern.format(List.of("%d{UNIX_MILLIS} %m%n")).needsZone()).isFalse();
    assertThatThrownBy(
            () -> Log4jPattern.format(List.of("%d %m%n")).newParser(ParserSettings.none()))
        .hasMessageStartingWith("Missing zone");
  }

  @Test
  void startsAnEventWhereverATimeStandsEvenIfThereIsNoSuchTime() {
    EventParser parser = Log4jPattern.format(List.of("[%d] %p %m%n")).newParser(UTC);

    assertThat(starts(parser, "[2026-01-05 10:11:12,345] INFO x")).isTrue();
    assertThat(starts(parser, "[2026-02-30 10:11:12,345] INFO x")).isTrue();
    assertThat(starts(parser, "[2026-01-05 10:11:12,345] no level, but a start")).isTrue();
    assertThat(starts(parser, "[2026-01-05 10:11:12,345 INFO x")).isFalse();
    assertThat(starts(parser, " [2026-01-05 10:11:12,345] INFO x")).isFalse();
    assertThat(starts(parser, "\tat a.B.c(B.java:7)")).isFalse();
    assertThat(starts(parser, "")).isFalse();
  }

  private static boolean starts(EventParser parser, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return parser.starts(bytes, 0, bytes.length);
  }

  private static @Nullable String read(String pattern, String line, String column) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    EventParser parser = Log4jPattern.format(List.of(pattern)).newParser(UTC);
    assertThat(parser.starts(bytes, 0, bytes.length)).isTrue();
    ServiceRecord record = new ServiceRecord();
    assertThat(parser.parse(bytes, 0, bytes.length, bytes.length, record))
        .isEqualTo(Outcome.RECORD);
    return ServiceColumns.of(record, column);
  }
}
