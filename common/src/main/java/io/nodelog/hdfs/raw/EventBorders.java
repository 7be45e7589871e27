package io.nodelog.hdfs.raw;

import io.nodelog.bytes.ByteSearch;
import java.util.Optional;

/**
 * Decides where lines may be cut apart, so that no event spans two segments: a frame is cut where
 * its last event starts, or behind its last line if no event starts within; a segment only where an
 * event starts, or where it has none so far.
 */
final class EventBorders {
  private static final int MARK_BYTES = 3;

  private final Optional<LineTest> eventStart;
  private final int maxContentBytes;

  /** Whether an event starts in the segment so far, the frame at hand included. */
  private boolean inEvent;

  private boolean startsEvent;
  private boolean mayCut;

  EventBorders(LineRoles roles) {
    this.eventStart = roles.eventStart();
    this.maxContentBytes = roles.maxContentBytes();
  }

  /**
   * Returns where a full frame is cut.
   *
   * @param linesTo where its last whole line ends
   */
  int cut(byte[] frame, int linesTo) {
    if (eventStart.isEmpty()) {
      return linesTo;
    }
    LineTest start = eventStart.get();
    int lineTo = linesTo - 1; // where the LF is
    while (lineTo > 0) {
      int lineFrom = lastNewline(frame, lineTo) + 1;
      if (lineFrom > 0 && start.test(frame, lineFrom, contentTo(frame, lineFrom, lineTo))) {
        return lineFrom;
      }
      lineTo = lineFrom - 1;
    }
    return linesTo;
  }

  private static int lastNewline(byte[] frame, int to) {
    int last = to - 1;
    while (last >= 0 && frame[last] != '\n') {
      last--;
    }
    return last;
  }

  /**
   * Looks at the first line of a frame before it is written.
   *
   * @param to where the frame, or so much as there is of its only line, ends
   * @param offset where it starts in the decompressed stream
   */
  void startFrame(byte[] frame, int to, long offset) {
    if (eventStart.isEmpty()) {
      mayCut = true;
      return;
    }
    int from = offset == 0 && startsWithMark(frame, to) ? MARK_BYTES : 0;
    int newline = ByteSearch.indexOf(frame, from, to, (byte) '\n');
    boolean known = newline >= 0 || to - from > maxContentBytes;
    int lineTo = newline >= 0 ? newline : to;
    boolean starts = known && eventStart.get().test(frame, from, contentTo(frame, from, lineTo));
    mayCut = starts || !inEvent;
    startsEvent = starts || !known; // a line that is not known may be one
    inEvent |= startsEvent;
  }

  /** A segment was ended before the frame that was looked at last. */
  void startSegment() {
    inEvent = startsEvent;
  }

  /** Returns whether a segment may end before the frame that was looked at last. */
  boolean mayCut() {
    return mayCut;
  }

  private int contentTo(byte[] frame, int from, int newline) {
    int to = newline > from && frame[newline - 1] == '\r' ? newline - 1 : newline;
    return to - from > maxContentBytes ? from + maxContentBytes : to;
  }

  private static boolean startsWithMark(byte[] frame, int to) {
    return to >= MARK_BYTES
        && frame[0] == (byte) 0xEF
        && frame[1] == (byte) 0xBB
        && frame[2] == (byte) 0xBF;
  }
}
