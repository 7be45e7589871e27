package io.nodelog.format.service;

import io.nodelog.bytes.FixedText;
import io.nodelog.record.Severity;
import java.util.List;

/**
 * The levels of PostgreSQL. What explains the message before, such as {@code DETAIL}, is an event
 * of its own and no error again.
 */
enum PostgresqlLevel {
  LOG(Severity.INFO),
  ERROR(Severity.ERROR),
  STATEMENT(Severity.INFO),
  DETAIL(Severity.INFO),
  HINT(Severity.INFO),
  CONTEXT(Severity.INFO),
  LOCATION(Severity.INFO),
  QUERY(Severity.INFO),
  BACKTRACE(Severity.INFO),
  WARNING(Severity.WARNING),
  NOTICE(Severity.NOTICE),
  INFO(Severity.INFO),
  /** A session ended. */
  FATAL(Severity.CRITICAL),
  /** All sessions ended. */
  PANIC(Severity.EMERGENCY),
  DEBUG(Severity.DEBUG),
  DEBUG1(Severity.DEBUG),
  DEBUG2(Severity.DEBUG),
  DEBUG3(Severity.DEBUG),
  DEBUG4(Severity.DEBUG),
  DEBUG5(Severity.DEBUG);

  private static final List<PostgresqlLevel> LEVELS = List.of(values());

  @SuppressWarnings("ImmutableEnumChecker") // it is, but for an array that nobody writes to
  private final FixedText word = FixedText.of(name());

  private final Severity severity;

  PostgresqlLevel(Severity severity) {
    this.severity = severity;
  }

  /** Returns what a word means; {@link Severity#UNKNOWN} if it is none of the levels. */
  static Severity severity(byte[] bytes, int from, int to) {
    for (int i = 0; i < LEVELS.size(); i++) {
      if (LEVELS.get(i).word.is(bytes, from, to)) {
        return LEVELS.get(i).severity;
      }
    }
    return Severity.UNKNOWN;
  }
}
