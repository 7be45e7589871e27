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

  /** Returns whether the file lies outside the warehouse, and was not written by Nodelog. */
  public boolean referenced() {
    return path.startsWith("/") || path.indexOf(':') >= 0;
  }

  /**
   * Where the piece starts in its file: a plain file that is referenced may hold more lines than
   * were taken, before and behind. Only the whole file makes sense of any other.
   */
  public long storedFrom() {
    return compression == Compression.NONE && referenced() ? offset : 0;
  }

  /** Where the piece ends (exclusive) in its file. */
  public long storedTo() {
    return compression == Compression.NONE ? storedFrom() + length : storedLength;
  }

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
