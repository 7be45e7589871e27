package io.nodelog.app.ingest;

import io.nodelog.hdfs.raw.StreamLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Compares the decompressed bytes of files from their start. */
final class FileComparison {
  private static final int FIRST_BYTES = 1 << 10;
  private static final int BLOCK_BYTES = 1 << 16;

  private final SourceStorages storages;
  private final StreamLimits limits;
  private final Map<SourceFile, byte[]> firstBytes = new HashMap<>();

  FileComparison(SourceStorages storages, StreamLimits limits) {
    this.storages = storages;
    this.limits = limits;
  }

  /** How the decompressed bytes of two files compare. */
  enum Order {
    /** Neither holds the other. */
    DIFFERENT,
    /** The other file starts with all the bytes of the one, and may have more. */
    WITHIN,
    /** The one starts with all the bytes of the other, and has more. */
    BEYOND
  }

  /** Compares two files. One with less than its first line in it is like no other. */
  Order compare(SourceFile one, SourceFile other) throws IOException {
    byte[] first = firstBytes(one);
    if (first.length == 0 || !Arrays.equals(first, firstBytes(other))) {
      return Order.DIFFERENT;
    }
    try (SourceBytes a = open(one);
        SourceBytes b = open(other)) {
      return compare(a, b);
    }
  }

  private static Order compare(InputStream a, InputStream b) throws IOException {
    byte[] ofA = new byte[BLOCK_BYTES];
    byte[] ofB = new byte[BLOCK_BYTES];
    while (true) {
      int countA = FirstBytes.fill(a, ofA);
      int countB = FirstBytes.fill(b, ofB);
      int common = Math.min(countA, countB);
      if (!Arrays.equals(ofA, 0, common, ofB, 0, common)) {
        return Order.DIFFERENT;
      }
      if (common < BLOCK_BYTES) {
        return countA <= countB ? Order.WITHIN : Order.BEYOND;
      }
    }
  }

  /** The first line, or so much of it as tells files apart; nothing if it has no end yet. */
  private byte[] firstBytes(SourceFile file) throws IOException {
    byte[] known = firstBytes.get(file);
    if (known == null) {
      known = readFirstBytes(file);
      firstBytes.put(file, known);
    }
    return known;
  }

  private byte[] readFirstBytes(SourceFile file) throws IOException {
    byte[] block = new byte[FIRST_BYTES];
    int filled;
    try (SourceBytes bytes = open(file)) {
      filled = FirstBytes.fill(bytes, block);
    }
    for (int i = 0; i < filled; i++) {
      if (block[i] == '\n') {
        return Arrays.copyOf(block, i + 1);
      }
    }
    return filled == FIRST_BYTES ? block : new byte[0];
  }

  private SourceBytes open(SourceFile file) throws IOException {
    return SourceBytes.open(storages.of(file), file, limits);
  }
}
