package io.nodelog.app.ingest;

import io.nodelog.bytes.SafeText;
import io.nodelog.hdfs.ledger.KnownSource;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.SourceSeen;
import io.nodelog.hdfs.ledger.SourceSeen.State;
import io.nodelog.hdfs.ledger.SourcesSeen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an ingest finds the sources: those that are configured, and those that a landing area has. At
 * the end it tells what of it is news to the ledger.
 */
final class SourceLooks {
  /** A source of a node. */
  record Name(String node, String source) implements Comparable<Name> {
    private static final Comparator<Name> ORDER =
        Comparator.comparing(Name::node).thenComparing(Name::source);

    static Name of(SourceFile file) {
      return new Name(file.node(), file.source());
    }

    @Override
    public int compareTo(Name other) {
      return ORDER.compare(this, other);
    }
  }

  private final SortedMap<Name, Look> looks = new TreeMap<>();
  private Optional<String> landingProblem = Optional.empty();
  private boolean landingInPart;

  /** What is known of one source so far. */
  private static final class Look {
    private boolean expected;
    private boolean standardInput;
    private int files;
    private Optional<String> problem = Optional.empty();

    void add(Look other) {
      expected |= other.expected;
      standardInput |= other.standardInput;
      files += other.files;
      problem = problem.or(() -> other.problem);
    }

    SourceSeen seen(Name name) {
      return new SourceSeen(
          name.node(), name.source(), expected, state(), files, problem.orElse(""));
    }

    private State state() {
      if (problem.isPresent()) {
        return State.FAILED;
      } else if (standardInput) {
        return State.STANDARD_INPUT;
      }
      return files == 0 ? State.NO_FILES : State.FOUND;
    }
  }

  /** Notes that a source is configured. */
  void expect(Name name) {
    look(name).expected = true;
  }

  /** Notes that a source comes through standard input. */
  void standardInput(Name name) {
    look(name).standardInput = true;
  }

  /** Notes a file of a source. */
  void found(SourceFile file) {
    look(Name.of(file)).files++;
  }

  /** Notes that a source could not be read; of several problems the first stays. */
  void failed(Name name, String problem) {
    Look look = look(name);
    look.problem = look.problem.or(() -> Optional.of(shortened(problem)));
  }

  /** Notes that the landing area could not be listed, so that nobody knows what it has. */
  void landingFailed(String problem) {
    landingProblem = Optional.of(shortened(problem));
  }

  /** Notes that only a part of the landing area was looked at: what is not in it may be there. */
  void landingInPart() {
    landingInPart = true;
  }

  /** Adds looks at other sources. */
  void addAll(SourceLooks others) {
    others.looks.forEach((name, other) -> look(name).add(other));
    landingProblem = landingProblem.or(() -> others.landingProblem);
    landingInPart |= others.landingInPart;
  }

  /**
   * What the ledger does not know; empty if there is no news, and an ingest has looked on this date
   * already.
   *
   * @param today {@code YYYY-MM-DD} in {@code report.zone}
   * @param all whether these are all sources, so that one that is not among them is gone
   */
  Optional<SourcesSeen> news(LedgerState state, String today, boolean all) {
    String last = state.lastLook().orElse("");
    String date = today.compareTo(last) < 0 ? last : today; // should a clock go back
    SortedMap<Name, SourceSeen> known = known(state, date);
    List<SourceSeen> news = new ArrayList<>();
    looks.forEach(
        (name, look) -> {
          SourceSeen before = known.get(name);
          SourceSeen now = look.seen(name);
          boolean looked = all || before == null || isGone(before);
          if (looked && (before == null || !now.saysTheSameAs(before))) {
            news.add(now);
          }
        });
    if (all) {
      known.forEach((name, before) -> addMissing(name, before, news));
      news.sort(Comparator.comparing(seen -> new Name(seen.node(), seen.source())));
    }
    boolean firstOfDay = !date.equals(last) && !(known.isEmpty() && looks.isEmpty());
    return news.isEmpty() && !firstOfDay
        ? Optional.empty()
        : Optional.of(new SourcesSeen(date, news));
  }

  private static SortedMap<Name, SourceSeen> known(LedgerState state, String date) {
    SortedMap<Name, SourceSeen> known = new TreeMap<>();
    for (KnownSource one : state.sources(date)) {
      known.put(new Name(one.seen().node(), one.seen().source()), one.seen());
    }
    return known;
  }

  /** What was found in a landing area before is still there if it only could not be listed. */
  private void addMissing(Name name, SourceSeen before, List<SourceSeen> news) {
    if (looks.containsKey(name) || isGone(before) || (landingInPart && !before.expected())) {
      return;
    }
    boolean unclear = landingProblem.isPresent() && !before.expected();
    State now = unclear ? State.FAILED : State.GONE;
    String problem = unclear ? landingProblem.get() : "";
    SourceSeen seen = new SourceSeen(name.node(), name.source(), false, now, 0, problem);
    if (!seen.saysTheSameAs(before)) {
      news.add(seen);
    }
  }

  private static boolean isGone(SourceSeen seen) {
    return seen.state() == State.GONE;
  }

  private static String shortened(String problem) {
    return SafeText.of(problem, SourceSeen.LONGEST_PROBLEM);
  }

  private Look look(Name name) {
    return looks.computeIfAbsent(name, any -> new Look());
  }
}
