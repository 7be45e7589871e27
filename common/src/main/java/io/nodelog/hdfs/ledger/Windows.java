package io.nodelog.hdfs.ledger;

import io.nodelog.report.Window;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the reports of dates look back on, as a digest of the sets that have summaries of the days
 * before. Whoever asks for many dates asks one of these: each day is read once.
 */
final class Windows {
  private static final int DIGITS = 32;

  private final LedgerTables tables;
  private final Map<String, Optional<byte[]>> ofDays = new HashMap<>();

  Windows(LedgerTables tables) {
    this.tables = tables;
  }

  /** The digest of the days before a date; empty if none of them has summaries. */
  String of(String date) {
    MessageDigest digest = Sha256.digest();
    boolean any = false;
    for (LocalDate day : Window.before(LocalDate.parse(date))) {
      Optional<byte[]> sets = ofDays.computeIfAbsent(day.toString(), this::sets);
      sets.ifPresent(digest::update);
      any |= sets.isPresent();
    }
    return any ? Sha256.hex(digest).substring(0, DIGITS) : "";
  }

  /** The order in which sets came must not show. */
  private Optional<byte[]> sets(String day) {
    TreeSet<String> sets = new TreeSet<>();
    tables.summaries.ofDate(day).forEach(set -> sets.add(set.getKey()));
    return sets.isEmpty()
        ? Optional.empty()
        : Optional.of((day + sets).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether the reports of a date look back on other summaries than they were made from. Reports
   * that looked back on summaries which were given up since stay as they are.
   */
  boolean changed(Published reports) {
    String first = Window.before(LocalDate.parse(reports.date())).get(0).toString();
    return !tables.isExpired(Expired.What.SUMMARIES, first)
        && !reports.window().equals(of(reports.date()));
  }
}
