package io.nodelog.config;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a scan is cut and what it may hold.
 *
 * @param memoryBytes how much the tables of one task may hold before they are handed on
 * @param splitBytes about how many stored bytes one task reads; empty: chosen by the size of the
 *     input and where it is read
 * @param shards into how many ranges of the key's hash each table and date is cut; empty: chosen by
 *     the size of the input
 * @param compactionMinFiles how many summaries of a date, of about the same size, are merged to one
 */
public record SummaryConfig(
    long memoryBytes, OptionalLong splitBytes, OptionalInt shards, int compactionMinFiles) {
  static SummaryConfig of(Section section) {
    section.allowOnly("memory", "split-size", "shards", "compaction");
    Section compaction = section.section("compaction");
    compaction.allowOnly("min-files");
    return new SummaryConfig(
        section.bytes("memory", 1L << 20, 16L << 30),
        section.has("split-size")
            ? OptionalLong.of(section.bytes("split-size", 1L << 10, 64L << 30))
            : OptionalLong.empty(),
        section.has("shards")
            ? OptionalInt.of(section.count("shards", 1, 4096))
            : OptionalInt.empty(),
        compaction.count("min-files", 2, 1_000_000));
  }
}
