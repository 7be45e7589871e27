package io.nodelog.hdfs.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

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
 * @param headers the header that is in effect at its start, if there is one, and the first changes
 *     of it inside, {@link #MOST_HEADERS} in all; empty for formats without headers
 */
public record Segment(
    String path,
    Compression compression,
    long storedLength,
    String storedSha256,
    long offset,
    long length,
    long lines,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<HeaderLine> headers) {
  /** With so many headers a segment may hold more, which are not known. */
  public static final int MOST_HEADERS = 16;

  public Segment {
    headers = List.copyOf(headers);
  }

  /** A segment without headers. */
  public Segment(
      String path,
      Compression compression,
      long storedLength,
      String storedSha256,
      long offset,
      long length,
      long lines) {
    this(path, compression, storedLength, storedSha256, offset, length, lines, List.of());
  }

  /** The same file, with what the headers of its lines are. */
  public Segment withHeaders(List<HeaderLine> known) {
    return new Segment(path, compression, storedLength, storedSha256, offset, length, lines, known);
  }

  /** Returns whether it may be read from another line than its first one on. */
  public boolean divisible() {
    return compression != Compression.STREAM && headers.size() < MOST_HEADERS;
  }

  /**
   * The text of the header that is in effect where a line starts, {@link HeaderLine#NONE} if none
   * is.
   *
   * @param lineOffset in the decompressed stream
   */
  public String headerAt(long lineOffset) {
    String text = HeaderLine.NONE;
    for (HeaderLine header : headers) {
      if (header.offset() < lineOffset) {
        text = header.text();
      }
    }
    return text;
  }

  /** Returns whether the file lies outside the warehouse, and was not written by Nodelog. */
  public boolean referenced() {
    return isReferenced(path);
  }

  /** Whether a path of a segment lies outside the warehouse. */
  public static boolean isReferenced(String path) {
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
    /** Gzip, bzip2, xz or plain Zstandard as found; can only be read from its start. */
    STREAM
  }
}
