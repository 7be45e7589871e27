package io.nodelog.app.publish;

import io.nodelog.app.run.Run;
import io.nodelog.hdfs.ledger.LedgerState;
import io.nodelog.hdfs.ledger.Published;
import io.nodelog.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Which dates a {@link Publish} would make anew now, and why. Changes nothing. */
public final class PublishPlan {
  private PublishPlan() {}

  /** The dates, each with the reasons in words. */
  public static SortedMap<String, List<String>> dates(Run run, LedgerState state)
      throws IOException {
    SortedSet<String> stale = state.staleDates();
    NodeHistory history = NodeHistory.of(run, state);
    SortedSet<String> otherwise = history.changedDates(state);
    SortedMap<String, List<String>> dates = new TreeMap<>();
    stale.forEach(date -> dates.put(date, new ArrayList<>(reasons(state, date))));
    for (String date : otherwise) {
      dates
          .computeIfAbsent(date, any -> new ArrayList<>())
          .add("nodes are seen otherwise by what other dates say of them");
    }
    return dates;
  }

  private static List<String> reasons(LedgerState state, String date) {
    if (state.published(date).isEmpty()) {
      return List.of("it has no reports yet");
    }
    Published before = state.published(date).get();
    List<String> reasons = new ArrayList<>();
    if (before.schema() < Report.SCHEMA_VERSION) {
      reasons.add("its reports are those of an older Nodelog");
    }
    if (!Set.copyOf(before.sets()).equals(state.sets(date))) {
      reasons.add("its summaries have changed");
    }
    if (state.sourcesChanged(before)) {
      reasons.add("there is news of the sources");
    }
    if (state.windowChanged(before)) {
      reasons.add("summaries of days that it looks back on have changed");
    }
    return reasons;
  }
}
