package io.nodelog.hdfs.ledger;

import java.util.List;

/**
 * The bytes of a checkpoint: all tables as of one version, so that a reader need not start at the
 * first one. Equal tables have equal bytes.
 *
 * <p>A sequence of blocks, each the ordinal of its {@link Block} in one byte, the length of its
 * content in four bytes, big endian, and its content, which in the last block is the SHA-256 of all
 * bytes before it. A block of streams holds the texts of its {@link StreamCodec} (node, source,
 * directory, format) and up to {@link #STREAMS_A_BLOCK} rows as {@link PackedRows} lays them; every
 * other block holds a JSON value. A reader that meets a greater major number or an unknown block
 * does without the checkpoint.
 */
final class Checkpoint {
  static final String FORMAT = "nodelog-checkpoint";
  static final int MAJOR = 1;
  static final int STREAMS_A_BLOCK = 1000;

  private Checkpoint() {}

  /** What a block holds. The ordinal is written, so new ones come last. */
  enum Block {
    /** A {@link Header}. */
    HEADER,
    /** The last block: a SHA-256. */
    SEAL,
    /** A {@link SettingsRecorded}; left out if there is none. */
    SETTINGS,
    /** A {@link BatchRow}. */
    BATCH,
    /** Streams of one source. */
    STREAMS,
    /** An {@link OpenRow}. */
    OPEN,
    /** A {@link HeldPart}. */
    HELD,
    /** The name of a set. */
    SET,
    /** A {@link SummariesRow}. */
    SUMMARIES,
    /** A {@link Published}. */
    PUBLISHED,
    /** A {@link PartFormat}. */
    FORMAT,
    /** An {@link Expired}. */
    EXPIRED,
    /** A {@link Compacted}. */
    COMPACTED,
    /** A {@link SourcesRow}. */
    SOURCES,
    /** An {@link Erased.Replacement}. */
    ERASED
  }

  /**
   * The first block.
   *
   * @param format always {@code nodelog-checkpoint}
   * @param major grows when older readers must refuse
   * @param version of the ledger
   * @param sha256 of that version's file
   * @param rows how many rows were added up to that version
   */
  record Header(String format, int major, long version, String sha256, long rows) {}

  /** When a batch was committed, ISO-8601 in UTC. */
  record BatchRow(String name, String committed) {}

  /** Which versions have rows of a part that waits or is held. */
  record OpenRow(Part part, List<Long> versions) {}

  /** What a day tells of the sources, and the last version that did. */
  record SourcesRow(long version, SourcesSeen seen) {}

  /** The summaries that a set has of a date. */
  record SummariesRow(String date, String set, List<SummaryFile> files) {}
}
