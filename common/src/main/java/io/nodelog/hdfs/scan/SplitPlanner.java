package io.nodelog.hdfs.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts and packs what is to be scanned into splits of about one size. The same pieces in the same
 * order make the same splits.
 */
public final class SplitPlanner {
  /**
   * A good length of splits on a cluster, where there are more tasks than cores: a block of HDFS.
   */
  public static final long CLUSTER_BYTES = 128L << 20;

  /** What it costs to open a file, as stored bytes that could be read meanwhile. */
  private static final long OPEN_BYTES = 1 << 20;

  /** Progress is told by splits, and what each one holds is written at its end. */
  private static final long LONGEST_EVEN = 1L << 30;

  private static final long SHORTEST_EVEN = 8L << 20;

  private final long splitBytes;
  private final List<Split> splits = new ArrayList<>();
  private final List<Split.Piece> packed = new ArrayList<>();
  private long packedBytes;

  private SplitPlanner(long splitBytes) {
    this.splitBytes = splitBytes;
  }

  /**
   * Plans a scan. A split has pieces that follow each other in {@code pieces}, so that the pieces
   * of a node, put side by side there, come to few splits.
   *
   * @param pieces whole segments
   * @param splitBytes about how many stored bytes a split has; a piece that cannot be cut, such as
   *     a compressed stream, may have more
   */
  public static List<Split> plan(List<Split.Piece> pieces, long splitBytes) {
    if (splitBytes < 1) {
      throw new IllegalArgumentException(
          "Invalid split size: " + splitBytes + " (must be 1 or more)");
    }
    SplitPlanner planner = new SplitPlanner(splitBytes);
    pieces.forEach(planner::cut);
    planner.endSplit();
    return List.copyOf(planner.splits);
  }

  /**
   * Plans a scan on one machine: as many splits of equal size as tasks run at a time, or a multiple
   * of it if the splits would be too long. Each holds its own summaries of the same clients, so
   * that fewer splits leave less to merge.
   *
   * @param pieces whole segments
   * @param tasks how many run at a time, 1 or more
   */
  public static List<Split> planEvenly(List<Split.Piece> pieces, int tasks) {
    long bytes = pieces.stream().mapToLong(Split.Piece::length).sum();
    long rounds = Math.max(1, (bytes - 1) / tasks / LONGEST_EVEN + 1);
    long splits = Math.min(tasks * rounds, Math.max(1, bytes / SHORTEST_EVEN));
    SplitPlanner planner = new SplitPlanner(Math.max(1, (bytes - 1) / splits + 1));
    pieces.forEach(planner::fill);
    planner.endSplit();
    return List.copyOf(planner.splits);
  }

  /** Cuts a piece where splits end, unless it cannot be cut. */
  private void fill(Split.Piece piece) {
    long from = piece.from();
    boolean divisible = piece.segment().divisible();
    while (divisible && packedBytes + piece.to() - from > splitBytes) {
      long to = from + splitBytes - packedBytes;
      add(piece.range(from, to));
      endSplit();
      from = to;
    }
    if (from < piece.to()) {
      add(piece.range(from, piece.to()));
    }
    if (packedBytes >= splitBytes) {
      endSplit();
    }
  }

  private void add(Split.Piece range) {
    packed.add(range);
    packedBytes += range.length();
  }

  /** Cuts a piece into equal ranges. */
  private void cut(Split.Piece piece) {
    long length = piece.length();
    long ranges = 1;
    if (piece.segment().divisible() && length > splitBytes) {
      ranges = (length - 1) / splitBytes + 1;
    }
    long from = piece.from();
    for (long i = 1; i <= ranges; i++) {
      // Spreads the remainder without a product that could pass the largest long.
      long to = piece.from() + length / ranges * i + length % ranges * i / ranges;
      pack(piece.range(from, to));
      from = to;
    }
  }

  private void pack(Split.Piece range) {
    long cost = range.length() + Math.min(OPEN_BYTES, splitBytes / 16);
    if (packedBytes > 0 && packedBytes + cost > splitBytes) {
      endSplit();
    }
    packed.add(range);
    packedBytes += cost;
  }

  private void endSplit() {
    if (!packed.isEmpty()) {
      splits.add(new Split(List.copyOf(packed)));
      packed.clear();
      packedBytes = 0;
    }
  }
}
