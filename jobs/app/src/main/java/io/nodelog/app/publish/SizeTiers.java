package io.nodelog.app.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Chooses what is worth merging: things of about the same size, as soon as there are so many of
 * them. A tier has so many times the size of the one before. So a byte is merged about once a tier,
 * which is as often as the logarithm of all sizes, and few things are left in each.
 *
 * @param minFiles how many things of a tier are merged
 */
record SizeTiers(int minFiles) {
  /** All that is smaller is of one tier. */
  static final long SMALLEST_BYTES = 1L << 20;

  /** Returns the things that are to be merged, those of each list to one. */
  <T> List<List<T>> due(List<T> things, ToLongFunction<T> bytes) {
    SortedMap<Integer, List<T>> tiers = new TreeMap<>();
    for (T thing : things) {
      tiers.computeIfAbsent(tier(bytes.applyAsLong(thing)), tier -> new ArrayList<>()).add(thing);
    }
    return tiers.values().stream().filter(tier -> tier.size() >= minFiles).toList();
  }

  private int tier(long bytes) {
    int tier = 0;
    for (long left = bytes / SMALLEST_BYTES; left > 0; left /= minFiles) {
      tier++;
    }
    return tier;
  }
}
