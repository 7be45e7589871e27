package io.nodelog.hdfs.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which sets of summaries there are, where each has its summaries of each date, and what was merged
 * of them. Does not change: what adds something returns another one.
 *
 * @param names every set there is, also one without files; by its name
 * @param files by date, then by set
 * @param merged what stands in for the files of sets, by date; no set is in two of them
 */
record SummarySets(
    SharedMap<String, String> names,
    SharedMap<String, ArrivalMap<String, List<SummaryFile>>> files,
    SharedMap<String, List<Compacted>> merged) {
  static final SummarySets NONE =
      new SummarySets(SharedMap.empty(), SharedMap.empty(), SharedMap.empty());

  /** Whether there is a set of this name. */
  boolean contains(String set) {
    return names.contains(set);
  }

  /** The name of a set as it is kept here, once for all that name it; else the same text. */
  String shared(String set) {
    return names.get(set).orElse(set);
  }

  /** The summaries of a date, by set. */
  ArrivalMap<String, List<SummaryFile>> ofDate(String date) {
    return files.get(date).orElse(ArrivalMap.empty(Comparator.naturalOrder()));
  }

  /** What was merged of the summaries of a date. */
  List<Compacted> mergedOf(String date) {
    return merged.get(date).orElse(List.of());
  }

  /** With another set that has no files yet. */
  SummarySets with(String set) {
    if (contains(set)) {
      throw new IllegalArgumentException("Cannot add set " + set + ": there is one");
    }
    return new SummarySets(names.with(set, set), files, merged);
  }

  /** With more files of a set. */
  SummarySets with(String set, String date, List<SummaryFile> more) {
    List<SummaryFile> all = new ArrayList<>(ofDate(date).get(set).orElse(List.of()));
    all.addAll(more);
    return new SummarySets(
        names, files.with(date, ofDate(date).with(shared(set), List.copyOf(all))), merged);
  }

  /** Without a set. */
  SummarySets without(String set) {
    if (!contains(set)) {
      throw new IllegalArgumentException("Cannot replace set " + set + ": there is none");
    }
    SummarySets rest = new SummarySets(names.without(set), files, merged);
    for (Map.Entry<String, ArrivalMap<String, List<SummaryFile>>> date : files) {
      if (date.getValue().contains(set)) {
        rest = rest.withDate(date.getKey(), date.getValue().without(set));
      }
    }
    return rest;
  }

  /** Without the files of dates before a day that are not to be kept. */
  SummarySets without(String before, Predicate<SummaryFile> gone) {
    SummarySets rest = this;
    for (Map.Entry<String, ArrivalMap<String, List<SummaryFile>>> date : files) {
      if (date.getKey().compareTo(before) < 0) {
        rest = rest.withDate(date.getKey(), without(date.getValue(), gone));
      }
    }
    return rest;
  }

  private static ArrivalMap<String, List<SummaryFile>> without(
      ArrivalMap<String, List<SummaryFile>> ofDate, Predicate<SummaryFile> gone) {
    ArrivalMap<String, List<SummaryFile>> rest = ofDate;
    for (Map.Entry<String, List<SummaryFile>> set : ofDate) {
      List<SummaryFile> kept = set.getValue().stream().filter(gone.negate()).toList();
      rest = kept.isEmpty() ? rest.without(set.getKey()) : rest.with(set.getKey(), kept);
    }
    return rest;
  }

  /** What was merged of sets that are not as they were is void. */
  private SummarySets withDate(String date, ArrivalMap<String, List<SummaryFile>> now) {
    ArrivalMap<String, List<SummaryFile>> before = ofDate(date);
    List<Compacted> sound =
        mergedOf(date).stream()
            .filter(
                one -> one.sets().stream().allMatch(set -> now.get(set).equals(before.get(set))))
            .toList();
    return new SummarySets(
        names,
        now.size() == 0 ? files.without(date) : files.with(date, now),
        sound.isEmpty() ? merged.without(date) : merged.with(date, sound));
  }

  /** With what was merged of some sets, in place of what was merged of some of them before. */
  SummarySets with(Compacted entry) {
    Set<String> sets = new HashSet<>(entry.sets());
    for (String set : sets) {
      if (!ofDate(entry.date()).contains(set)) {
        throw new IllegalArgumentException(
            "Cannot compact " + entry.date() + ": there is no set " + set);
      }
    }
    List<Compacted> all = new ArrayList<>();
    for (Compacted one : mergedOf(entry.date())) {
      if (Collections.disjoint(one.sets(), sets)) {
        all.add(one);
      } else if (!sets.containsAll(one.sets())) {
        throw new IllegalArgumentException(
            "Cannot compact " + entry.date() + ": some of the sets are merged with others");
      }
    }
    all.add(entry);
    return new SummarySets(names, files, merged.with(entry.date(), List.copyOf(all)));
  }
}
