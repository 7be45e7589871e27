package io.nodelog.app.expire;

import io.nodelog.app.run.Run;
import io.nodelog.config.RetentionConfig;
import io.nodelog.hdfs.ledger.Expired;
import io.nodelog.hdfs.ledger.Expired.What;
import io.nodelog.hdfs.ledger.Ingested;
import io.nodelog.hdfs.ledger.LedgerConflict;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.SummaryFile;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives up what is older than {@code retention} says: first in the ledger, then on the disk. A run
 * that died in between is finished by the next one.
 */
public final class Expire {
  private static final int MAX_ATTEMPTS = 5;

  private final Run run;

  private Expire(Run run) {
    this.run = run;
  }

  /**
   * What an expire did.
   *
   * @param before what was given up, each up to this date, exclusive
   * @param files how many files were deleted
   * @param bytes how long they were together
   */
  public record Result(SortedMap<What, String> before, int files, long bytes) {}

  /**
   * Gives up what is old.
   *
   * @throws LedgerConflict if other runs committed first again and again
   * @throws IOException if the warehouse fails
   */
  public static Result run(Run run) throws IOException, LedgerConflict {
    return new Expire(run).expire();
  }

  private Result expire() throws IOException, LedgerConflict {
    SortedMap<What, String> before = new TreeMap<>();
    for (int attempt = 1; ; attempt++) {
      LedgerState state = run.ledger().load();
      List<Expired> due = due(state);
      try {
        if (!due.isEmpty()) {
          state = run.ledger().commit(state, run.id(), run.started(), due);
        }
        due.forEach(one -> before.put(one.what(), one.before()));
        ExpiredFiles files = ExpiredFiles.delete(run, state);
        return new Result(before, files.count(), files.bytes());
      } catch (LedgerConflict e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** What is to be given up now, because there is something of it. */
  private List<Expired> due(LedgerState state) throws IOException {
    List<Expired> due = new ArrayList<>();
    for (Map.Entry<What, Duration> one : retention().entrySet()) {
      String before =
          LocalDate.ofInstant(run.started().minus(one.getValue()), run.config().report().zone())
              .toString();
      Optional<String> already = state.expiredBefore(one.getKey());
      if (before.compareTo(already.orElse("")) > 0 && concerns(one.getKey(), before, state)) {
        due.add(new Expired(one.getKey(), before));
      }
    }
    return due;
  }

  private Map<What, Duration> retention() {
    RetentionConfig config = run.config().retention();
    Map<What, Duration> retention = new EnumMap<>(What.class);
    config.raw().ifPresent(time -> retention.put(What.RAW, time));
    config.summaries().ifPresent(time -> retention.put(What.SUMMARIES, time));
    config.reports().ifPresent(time -> retention.put(What.REPORTS, time));
    config.quarantine().ifPresent(time -> retention.put(What.QUARANTINE, time));
    return retention;
  }

  private boolean concerns(What what, String before, LedgerState state) throws IOException {
    return switch (what) {
      case RAW -> concernsRaw(before, state);
      case SUMMARIES, QUARANTINE ->
          state.summaryFiles().stream()
              .filter(file -> What.of(file) == what)
              .map(SummaryFile::date)
              .anyMatch(date -> date.compareTo(before) < 0);
      case REPORTS ->
          !state.publishedDates().isEmpty() && state.publishedDates().first().compareTo(before) < 0;
    };
  }

  private boolean concernsRaw(String before, LedgerState state) throws IOException {
    Set<String> open = new HashSet<>();
    state.waiting().forEach(part -> open.add(part.batch()));
    state.held().forEach(one -> open.add(one.part().batch()));
    Set<String> old = new HashSet<>();
    run.ledger()
        .forEachVersion(
            version -> {
              LocalDate date = LocalDate.ofInstant(version.committed(), ZoneOffset.UTC);
              if (date.toString().compareTo(before) < 0) {
                version.entries().stream()
                    .filter(Ingested.class::isInstance)
                    .map(entry -> ((Ingested) entry).batch())
                    .filter(batch -> !open.contains(batch) && !state.rawExpired(batch))
                    .forEach(old::add);
              }
            });
    return !old.isEmpty();
  }
}
