package io.nodelog.app.ingest;

import io.nodelog.hdfs.ledger.TakenStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Leaves files alone that hold nothing but what another file of the source holds as well: a second
 * name, a copy, or the beginnings of one. While a rotated file is compressed or copied away both
 * lie there for a while, and the new one grows from nothing to all the bytes of the old.
 */
final class Twins {
  private final FileComparison comparison;
  private final List<SourceFile> wanted;
  private final Map<SourceFile, TakenStream> continued;
  private int twins;

  /**
   * Looks for twins.
   *
   * @param wanted the files that may have something new
   * @param continued which of them continue which stream
   */
  Twins(
      FileComparison comparison, List<SourceFile> wanted, Map<SourceFile, TakenStream> continued) {
    this.comparison = comparison;
    this.wanted = wanted;
    this.continued = continued;
  }

  /**
   * Of files that hold the same bytes keeps the one that has the most, and lets it continue their
   * stream. Returns how many were left alone.
   */
  int remove() {
    for (SourceFile file : List.copyOf(wanted)) {
      if (!continued.containsKey(file) && wanted.contains(file)) {
        compareWithOthers(file);
      }
    }
    return twins;
  }

  private void compareWithOthers(SourceFile file) {
    for (SourceFile other : List.copyOf(wanted)) {
      FileComparison.Order order =
          other.equals(file) ? FileComparison.Order.DIFFERENT : compare(file, other);
      switch (order) {
        case DIFFERENT -> {}
        case WITHIN -> {
          keep(other, file);
          return;
        }
        case BEYOND -> keep(file, other);
      }
    }
  }

  private FileComparison.Order compare(SourceFile file, SourceFile other) {
    try {
      return comparison.compare(file, other);
    } catch (IOException e) {
      // Whichever cannot be read is met again, and reported, when it is taken.
      return FileComparison.Order.DIFFERENT;
    }
  }

  private void keep(SourceFile kept, SourceFile twin) {
    twins++;
    wanted.remove(twin);
    TakenStream stream = continued.remove(twin);
    if (stream != null) {
      continued.merge(kept, stream, (one, other) -> one.length() >= other.length() ? one : other);
    }
  }
}
