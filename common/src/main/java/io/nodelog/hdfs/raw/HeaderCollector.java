package io.nodelog.hdfs.raw;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.hdfs.ledger.HeaderLine;
import io.nodelog.hdfs.ledger.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the header lines of a segment while it is written. A header that is the same as the one in
 * effect changes nothing and is left out.
 */
public final class HeaderCollector {
  private static final int MARK_BYTES = 3;

  private final HeaderTest isHeader;
  private final int maxContentBytes;
  private final List<HeaderLine> headers = new ArrayList<>();
  private String inEffect;
  private long lineOffset;

  /** The start of a line that goes on in the next bytes, a little more than is looked at. */
  private byte[] begun = new byte[256];

  private int begunTo;
  private long begunLength;

  /**
   * Starts to look.
   *
   * @param inEffect the header before the first byte
   * @param offset where the first byte, which starts a line, stands in the decompressed stream
   * @param maxContentBytes a longer line is no header
   */
  public HeaderCollector(HeaderTest isHeader, int maxContentBytes, String inEffect, long offset) {
    this.isHeader = isHeader;
    this.maxContentBytes = maxContentBytes;
    this.inEffect = inEffect;
    this.lineOffset = offset;
    if (!inEffect.equals(HeaderLine.NONE)) {
      headers.add(new HeaderLine(HeaderLine.BEFORE, inEffect));
    }
  }

  /** Takes bytes of the segment, in order and cut anywhere. */
  public void write(byte[] bytes, int from, int to) {
    int at = from;
    for (int newline; (newline = newline(bytes, at, to)) >= 0; at = newline + 1) {
      if (begunLength == 0) {
        endLine(bytes, at, newline, newline + 1L - at);
      } else {
        begin(bytes, at, newline);
        endLine(begun, 0, begunTo, begunLength + 1);
        begunTo = 0;
        begunLength = 0;
      }
    }
    begin(bytes, at, to);
  }

  private static int newline(byte[] bytes, int from, int to) {
    return ByteSearch.indexOf(bytes, from, to, (byte) '\n');
  }

  private void begin(byte[] bytes, int from, int to) {
    long room = (long) maxContentBytes + MARK_BYTES + 2 - begunTo;
    int kept = (int) Math.min(to - from, room);
    if (begunTo + kept > begun.length) {
      begun = Arrays.copyOf(begun, Math.max(begunTo + kept, 2 * begun.length));
    }
    System.arraycopy(bytes, from, begun, begunTo, kept);
    begunTo += kept;
    begunLength += to - from;
  }

  private void endLine(byte[] bytes, int from, int newline, long length) {
    int contentTo = newline > from && bytes[newline - 1] == '\r' ? newline - 1 : newline;
    int contentFrom = lineOffset == 0 ? afterMark(bytes, from, contentTo) : from;
    if (contentTo - contentFrom <= maxContentBytes
        && isHeader.test(bytes, contentFrom, contentTo)) {
      String line =
          new String(bytes, contentFrom, contentTo - contentFrom, StandardCharsets.ISO_8859_1);
      change(isHeader.after(inEffect, line));
    }
    lineOffset += length;
  }

  private static int afterMark(byte[] bytes, int from, int to) {
    boolean mark =
        to - from >= MARK_BYTES
            && bytes[from] == (byte) 0xEF
            && bytes[from + 1] == (byte) 0xBB
            && bytes[from + 2] == (byte) 0xBF;
    return mark ? from + MARK_BYTES : from;
  }

  private void change(String text) {
    if (!text.equals(inEffect)) {
      inEffect = text;
      if (headers.size() < Segment.MOST_HEADERS) {
        headers.add(new HeaderLine(lineOffset, text));
      }
    }
  }

  /** The headers of the segment: the one in effect at its start and the first changes. */
  public List<HeaderLine> headers() {
    return List.copyOf(headers);
  }

  /** The text of the header that is in effect behind the last whole line. */
  public String inEffect() {
    return inEffect;
  }
}
