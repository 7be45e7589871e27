package io.nodelog.hdfs.raw;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * Puts lines together to events: the one definition of an event, in every engine.
 *
 * <p>An event is a line that starts one and all lines up to the next start, as which an erased line
 * counts too. It belongs to the range that its first line starts in: the reader passes over lines
 * at the start of its range that continue an event before it, and reads on behind its range to the
 * end of its last event. So no byte is read by more than two ranges, also where no line starts an
 * event. Lines before the first event of a segment continue nothing; each is handed out alone, as
 * an orphan, by the range that has the first byte.
 *
 * <p>Of an event the start is kept, up to a limit, and the rest only counted, so that an event of
 * any length takes bounded memory. Empty lines at its end count as its lines, but are not kept. The
 * reader is a cursor: what its methods say holds for the event that {@link #next} went to.
 */
public final class EventReader implements Closeable {
  private static final int FIRST_BUFFER_BYTES = 16 << 10;

  private final LineReader lines;
  private final LineTest start;
  private final EventLimits limits;
  private final long stopOffset;
  private boolean ownsOrphans;

  private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
  private int size;
  private int firstLineTo;
  private int to;
  private long offset;
  private long length;
  private long lineCount;
  private boolean orphan;
  private boolean truncated;
  private boolean full;
  private boolean firstLineTooLong;

  /** Whether {@link #lines} stands at a line that was not handed out, and whether it starts one. */
  private boolean ahead;

  private boolean aheadStarts;
  private boolean opened;

  /**
   * Reads the events of a whole file.
   *
   * @param lines closed with this reader
   * @param start what starts an event of the format
   */
  public EventReader(LineReader lines, LineTest start, EventLimits limits) {
    this(lines, start, limits, true, Long.MAX_VALUE);
  }

  /**
   * Reads the events of a range.
   *
   * @param lines from the start of the range to the end of the segment
   * @param first whether the range has the segment's first byte
   * @param stopOffset where the range ends in the decompressed file
   */
  EventReader(
      LineReader lines, LineTest start, EventLimits limits, boolean first, long stopOffset) {
    this.lines = lines;
    this.start = start;
    this.limits = limits;
    this.ownsOrphans = first;
    this.stopOffset = stopOffset;
  }

  /** Where the first line that is read starts in the decompressed file, before any was. */
  public long nextOffset() {
    return lines.nextOffset();
  }

  /**
   * Goes to the next event; returns false if there is none.
   *
   * @throws IOException if the bytes cannot be read; the event that they belong to was not gone to
   */
  public boolean next() throws IOException {
    if (!opened) {
      opened = true;
      goAhead();
      passOverOthers();
    }
    orphan = !aheadStarts;
    boolean own = orphan ? ownsOrphans : lines.offset() < stopOffset;
    if (!ahead || !own) {
      return false;
    }
    takeFirstLine();
    goAhead();
    if (!orphan) {
      ownsOrphans = false;
      takeContinuation();
    }
    return true;
  }

  /** Lines at the start of the range that belong to an event before it. */
  private void passOverOthers() throws IOException {
    while (ahead && !aheadStarts && !ownsOrphans && lines.offset() < stopOffset) {
      goAhead();
    }
  }

  private void goAhead() throws IOException {
    ahead = lines.next();
    aheadStarts = ahead && starts();
  }

  private boolean starts() {
    return start.test(lines.bytes(), lines.from(), lines.to())
        || ErasedLines.is(lines.bytes(), lines.from(), lines.to());
  }

  private void takeFirstLine() {
    offset = lines.offset();
    length = lines.length();
    lineCount = 1;
    firstLineTooLong = lines.tooLong();
    truncated = firstLineTooLong;
    full = false;
    size = 0;
    keep(lines.from(), Math.min(lines.to(), lines.from() + limits.bytes()));
    truncated |= size < lines.to() - lines.from();
    firstLineTo = size;
    to = size;
  }

  private void takeContinuation() throws IOException {
    while (ahead && !aheadStarts) {
      length += lines.length();
      lineCount++;
      if (!full) {
        keepLine();
      }
      goAhead();
    }
  }

  private void keepLine() {
    int content = lines.to() - lines.from();
    int room = lineCount > limits.lines() ? 0 : Math.max(limits.bytes() - size - 1, 0);
    int kept = Math.min(content, room);
    if (room > 0) {
      keep((byte) '\n');
      keep(lines.from(), lines.from() + kept);
    }
    full = kept < content;
    truncated |= full || lines.tooLong();
    to = kept > 0 ? size : to;
  }

  private void keep(byte b) {
    grow(size + 1);
    buffer[size++] = b;
  }

  private void keep(int from, int end) {
    grow(size + end - from);
    System.arraycopy(lines.bytes(), from, buffer, size, end - from);
    size += end - from;
  }

  private void grow(int wanted) {
    if (wanted > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(wanted, 2 * buffer.length));
    }
  }

  /** The array that the event lies in from 0 on, valid until the next event is gone to. */
  public byte[] bytes() {
    return buffer;
  }

  /** Where the first line ends (exclusive) in {@link #bytes}, without its line end. */
  public int firstLineTo() {
    return firstLineTo;
  }

  /** Where what is kept of the event ends (exclusive) in {@link #bytes}; lines end with LF. */
  public int to() {
    return to;
  }

  /** Where the event starts in the decompressed file. */
  public long offset() {
    return offset;
  }

  /** The bytes of all its lines, line ends and what was not kept included. */
  public long length() {
    return length;
  }

  /** How many lines it has, 1 or more, those that were not kept included. */
  public long lines() {
    return lineCount;
  }

  /** Returns whether this is no event but a line before the first one, which continues nothing. */
  public boolean orphan() {
    return orphan;
  }

  /** Returns whether the event is longer than what is kept of it. */
  public boolean truncated() {
    return truncated;
  }

  /** Returns whether the first line is longer than a line may be. */
  public boolean firstLineTooLong() {
    return firstLineTooLong;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
