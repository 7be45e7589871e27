package io.nodelog.hdfs.ledger;

/**
 * A piece of raw log at rest: whole lines of one stream in one file of the warehouse, or a file
 * that is referenced where it lies.
 *
 * @param path relative to the warehouse; absolute if referenced
 * @param compression how the bytes are stored
 * @param storedLength bytes of the file
 * @param storedSha256 of the file, lower-case hex
 * @param offset where the piece starts in the decompressed stream
 * @param length decompressed bytes
 * @param lines how many lines it holds
 */
public record Segment(
    String path,
    Compression compression,
    long storedLength,
    String storedSha256,
    long offset,
    long length,
    long lines) {

  /** How bytes are stored. */
  public enum Compression {
    /** Plain text; can be read from any line on. */
    NONE,
    /**
     * Zstandard in frames that start at line starts, with an index at the end; can be read from any
     * frame on.
     */
    ZSTD_FRAMES,
    /** Gzip, bzip2 or plain Zstandard as found; can only be read from its start. */
    STREAM
  }
}
