package io.nodelog.hdfs.ledger;

import java.nio.charset.StandardCharsets;

/**
 * A line that says how the lines behind it are to be read, as {@code #Fields} does.
 *
 * @param offset where it starts in the decompressed stream; {@link #BEFORE} if it stands before the
 *     segment
 * @param text its content, a character from 0 to 255 for each byte
 */
public record HeaderLine(long offset, String text) {
  /** The offset of a header that stands somewhere before the segment. */
  public static final long BEFORE = -1;

  /** The text of no header. */
  public static final String NONE = "";

  /** The bytes of a text. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
