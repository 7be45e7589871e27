package io.nodelog.report.reliability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * When those who watch the others were not to be trusted: they had just started, or stood still.
 */
final class Observers {
  private static final Set<String> WATCHING = Set.of("NameNode", "ResourceManager");
  private static final long MICROS_PER_MILLI = 1000;

  private final Map<String, NavigableSet<Long>> doubts = new HashMap<>();
  private final OutageRules rules;

  Observers(List<Sighting> events, OutageRules rules) {
    this.rules = rules;
    for (Sighting event : events) {
      if (isDoubt(event)) {
        doubts.computeIfAbsent(event.observer(), any -> new TreeSet<>()).add(event.time());
      }
    }
  }

  private boolean isDoubt(Sighting event) {
    return switch (event.kind()) {
      case DAEMON_STARTED -> WATCHING.contains(event.detail());
      case JVM_PAUSED -> pauseMicros(event.detail()) >= rules.longPause();
      default -> false;
    };
  }

  private static long pauseMicros(String millis) {
    boolean number = millis.matches("[0-9]{1,12}");
    return number ? Long.parseLong(millis) * MICROS_PER_MILLI : 0;
  }

  /** Whether an observer had started or stood still just before. */
  boolean doubted(String observer, long time) {
    NavigableSet<Long> ofObserver = doubts.getOrDefault(observer, new TreeSet<>());
    Long before = ofObserver.floor(time);
    return before != null && time - before <= rules.observerGrace();
  }
}
