package io.nodelog.hdfs.raw;

import io.nodelog.bytes.ByteSearch;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts bytes into lines: the one definition of a line, in every engine.
 *
 * <p>A line is the bytes between two LF, or up to the end of the file; nothing after the last LF is
 * no line. One CR before the LF does not belong to the content, any other CR does. A UTF-8 byte
 * order mark at byte 0 of a file does not belong to it either. Of a content longer than a limit the
 * start is kept and the rest only counted, so that a line of any length takes bounded memory.
 *
 * <p>The reader is a cursor: what its methods say holds for the line that {@link #next} went to. No
 * object is made a line.
 */
public final class LineReader implements Closeable {
  private static final int CHUNK_BYTES = 256 << 10;
  private static final int MARK_BYTES = 3;

  /** Free bytes at the end of the buffer, so that eight bytes can be read at once everywhere. */
  private static final int MARGIN_BYTES = 64;

  private final InputStream in;
  private final int chunkBytes;
  private final int maxContentBytes;

  /** With so many bytes and no LF among them a content is too long, whatever its ends are. */
  private final int keptBytes;

  private final byte[] buffer;
  private int nextFrom;

  /** Behind the last LF of what was read. */
  private int wholeTo;

  private int end;

  private int from;
  private int to;
  private long offset;
  private long length;
  private boolean tooLong;
  private boolean terminated;
  private boolean endFound;
  private long stopOffset = Long.MAX_VALUE;

  /**
   * Reads lines from a stream that stands at the start of a line.
   *
   * @param in closed with this reader
   * @param offset where the stream stands in the decompressed file
   * @param maxContentBytes how much of a content is kept
   */
  public LineReader(InputStream in, long offset, int maxContentBytes) {
    this(in, offset, CHUNK_BYTES, maxContentBytes);
  }

  LineReader(InputStream in, long offset, int chunkBytes, int maxContentBytes) {
    this.in = in;
    this.offset = offset;
    this.chunkBytes = chunkBytes;
    this.maxContentBytes = maxContentBytes;
    this.keptBytes = MARK_BYTES + maxContentBytes + 2;
    this.buffer = new byte[keptBytes + chunkBytes + MARGIN_BYTES];
  }

  /** Reads only the lines that start before this offset. */
  LineReader stopAt(long stop) {
    stopOffset = stop;
    return this;
  }

  /** Knows where a line ends without looking for the line end alone. */
  @FunctionalInterface
  public interface EndFinder {
    /** The end of the line is to be looked for. */
    int UNKNOWN = -1;

    /**
     * Returns where the content of the line ends that starts at {@code from}, in front of LF or CR
     * LF; or {@link #UNKNOWN}.
     *
     * @param to behind the last LF that was read
     */
    int contentEnd(byte[] bytes, int from, int to);
  }

  /**
   * Goes to the next line as {@link #next()} does, and asks first where it ends. The finder is
   * asked only about lines that were read wholly, and not about the first one of a file, which may
   * have a byte order mark.
   */
  public boolean next(EndFinder finder) throws IOException {
    offset += length;
    length = 0;
    if (offset >= stopOffset) {
      return false;
    }
    endFound = false;
    boolean across = nextFrom >= wholeTo;
    boolean there = !across || nextAfterSearch();
    if (!there || (across && wholeTo == 0) || offset == 0) {
      return across ? there : nextAfterSearch();
    }
    int lineFrom = across ? from : nextFrom;
    int contentEnd = finder.contentEnd(buffer, lineFrom, wholeTo);
    endFound = contentEnd != EndFinder.UNKNOWN;
    if (!endFound) {
      return across || nextAfterSearch();
    }
    return goTo(lineFrom, buffer[contentEnd] == '\n' ? contentEnd : contentEnd + 1);
  }

  /**
   * Goes to the next line; returns false if there is none.
   *
   * @throws IOException if the bytes cannot be read. Every whole line before was gone to; {@link
   *     #offset} is then where the unfinished line starts and {@link #length} how much of it there
   *     is
   */
  public boolean next() throws IOException {
    offset += length;
    length = 0;
    if (offset >= stopOffset) {
      return false;
    }
    return nextAfterSearch();
  }

  private boolean nextAfterSearch() throws IOException {
    int newline = newline(nextFrom, end);
    return newline >= 0 ? goTo(nextFrom, newline) : nextAcrossChunks();
  }

  private boolean nextAcrossChunks() throws IOException {
    end -= nextFrom;
    System.arraycopy(buffer, nextFrom, buffer, 0, end);
    nextFrom = 0;
    wholeTo = 0;
    while (end < keptBytes) {
      length = end;
      int count = in.read(buffer, end, chunkBytes);
      if (count < 0) {
        return goToLast();
      }
      int newline = newline(end, end + count);
      end += count;
      if (newline >= 0) {
        wholeTo = lastNewline(newline) + 1;
        return goTo(0, newline);
      }
    }
    return goToLong();
  }

  private int lastNewline(int first) {
    int last = end - 1;
    while (last > first && buffer[last] != '\n') {
      last--;
    }
    return last;
  }

  private boolean goTo(int lineFrom, int newline) {
    length = newline + 1L - lineFrom;
    nextFrom = newline + 1;
    terminated = true;
    boolean carriageReturn = newline > lineFrom && buffer[newline - 1] == '\r';
    setContent(lineFrom, carriageReturn ? newline - 1 : newline);
    return true;
  }

  private boolean goToLast() {
    nextFrom = end;
    terminated = false;
    setContent(0, end);
    return end > 0;
  }

  /** Keeps the start of a line that does not fit, and counts the rest of it. */
  private boolean goToLong() throws IOException {
    setContent(0, end);
    length = end;
    while (true) {
      int count = in.read(buffer, keptBytes, chunkBytes);
      end = keptBytes + Math.max(count, 0);
      int newline = newline(keptBytes, end);
      terminated = newline >= 0;
      nextFrom = terminated ? newline + 1 : end;
      length += nextFrom - keptBytes;
      if (terminated || count < 0) {
        return true;
      }
    }
  }

  private void setContent(int lineFrom, int contentTo) {
    from = offset == 0 && startsWithMark(lineFrom, contentTo) ? lineFrom + MARK_BYTES : lineFrom;
    tooLong = contentTo - from > maxContentBytes;
    to = tooLong ? from + maxContentBytes : contentTo;
  }

  private boolean startsWithMark(int lineFrom, int contentTo) {
    return contentTo - lineFrom >= MARK_BYTES
        && buffer[lineFrom] == (byte) 0xEF
        && buffer[lineFrom + 1] == (byte) 0xBB
        && buffer[lineFrom + 2] == (byte) 0xBF;
  }

  private int newline(int searchFrom, int searchTo) {
    return ByteSearch.indexOf(buffer, searchFrom, searchTo, (byte) '\n');
  }

  /** The array that the content lies in, valid until the next line is gone to. */
  public byte[] bytes() {
    return buffer;
  }

  /** Where the content starts in {@link #bytes}. */
  public int from() {
    return from;
  }

  /** Where the content, or what is kept of it, ends (exclusive) in {@link #bytes}. */
  public int to() {
    return to;
  }

  /** Where the line starts in the decompressed file. */
  public long offset() {
    return offset;
  }

  /** Where the next line starts in the decompressed file, if there is one. */
  public long nextOffset() {
    return offset + length;
  }

  /** The bytes of the whole line: line end, byte order mark and what was not kept included. */
  public long length() {
    return length;
  }

  /** Returns whether the content is longer than what is kept of it. */
  public boolean tooLong() {
    return tooLong;
  }

  /** Returns whether the line ends with LF, as every line does but the last of a file. */
  public boolean terminated() {
    return terminated;
  }

  /** Returns whether the finder that {@link #next(EndFinder)} asked knew the end of the line. */
  public boolean endFound() {
    return endFound;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
