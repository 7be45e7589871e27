package io.nodelog.summary;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.record.FieldText;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.TextEscape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The masked message of an event: its first line with everything replaced by {@value #MASK} that
 * differs from event to event, so that the events of one place in a program mostly share it. It is
 * a function of the message alone.
 *
 * <p>A word ends at white space and at any of {@code " ' ( ) [ ] { } < > , ; = |}, but for a comma
 * between two digits; a full stop, colon, {@code !} or {@code ?} at its end is not part of it. Of a
 * word these are masked:
 *
 * <ul>
 *   <li>the whole word if it is a URL, an absolute path, groups of hexadecimal digits between
 *       colons (IPv6 and MAC addresses), or the name of a host: labels between dots before a port,
 *       or that end in a usual domain
 *   <li>UUIDs, numbers that start with {@code 0x}, eight or more hexadecimal digits of which some
 *       are letters and some are not, and eight or more letters and digits that take turns
 *   <li>numbers that no letter stands before, with their sign, groups, fractions, dates, times and
 *       IPv4 addresses, and with the unit of a size or of a short time
 * </ul>
 *
 * <p>White space between words becomes one space. Of equal words in a row that hold a mask one is
 * kept, so that lists of any length are alike. What is longer than {@value #LONGEST} bytes is cut.
 *
 * <p>Used by one thread at a time.
 */
public final class MessageMask {
  /** What stands for what was masked. */
  public static final String MASK = "<*>";

  /** No masked message is longer, in bytes. */
  public static final int LONGEST = 512;

  private final GrowingBytes masked = new GrowingBytes(2 * LONGEST);
  private final WordMask words = new WordMask(masked);
  private final OwnMasks own;

  private int pieceStart;
  private int pieceEnd;
  private boolean pieceMasked;

  /** Masks what is said above. */
  public MessageMask() {
    this(List.of());
  }

  /** Masks what a site's own rules find, in their order, and then the rest as said above. */
  public MessageMask(List<MaskRule> rules) {
    own = new OwnMasks(rules);
  }

  /**
   * Masks the message of an event, or the first line of its stack trace if it has no message; empty
   * if it has neither. Valid until the next call.
   */
  public GrowingBytes of(ServiceRecord event) {
    ServiceField field =
        event.has(ServiceField.MESSAGE) ? ServiceField.MESSAGE : ServiceField.STACK_TRACE;
    if (!event.has(field)) {
      return of(event.bytes(), 0, 0);
    }
    int from = event.from(field);
    int to = event.to(field);
    if (event.escape() == TextEscape.NONE || hasNoEscape(event, from, to)) {
      return of(event.bytes(), from, to);
    }
    String plain = FieldText.decode(event.escape(), event.bytes(), from, to);
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /** Most messages of formats with escapes have none, and need not be copied. */
  private static boolean hasNoEscape(ServiceRecord event, int from, int to) {
    return event.escape() == TextEscape.BACKSLASH
        && ByteSearch.indexOf(event.bytes(), from, to, (byte) '\\') == ByteSearch.NOT_FOUND;
  }

  /** Masks a message; valid until the next call. */
  public GrowingBytes of(byte[] bytes, int from, int to) {
    if (own.areNone()) {
      return builtIn(bytes, from, to);
    }
    GrowingBytes line = own.of(bytes, from, to);
    return builtIn(line.array(), 0, line.length());
  }

  private GrowingBytes builtIn(byte[] bytes, int from, int to) {
    masked.clear();
    pieceStart = 0;
    pieceEnd = 0;
    pieceMasked = false;
    int at = from;
    while (at < to && bytes[at] != '\n' && masked.length() <= LONGEST) {
      if (ByteClass.isSpace(bytes[at])) {
        at++;
      } else {
        at = putPiece(bytes, at, to);
      }
    }
    cut();
    return masked;
  }

  /** Puts what lies between two spaces: words, and the delimiters between them. */
  private int putPiece(byte[] bytes, int from, int to) {
    int start = masked.length();
    if (start > 0) {
      masked.putByte(' ');
    }
    boolean hasMask = false;
    int at = from;
    while (at < to && !ByteClass.isSpace(bytes[at]) && masked.length() <= LONGEST) {
      if (ByteClass.isDelimiter(bytes[at])) {
        masked.putByte(bytes[at++]);
      } else {
        int end = words.append(bytes, at, to);
        hasMask |= words.mask(bytes, at, end, to);
        at = words.next();
      }
    }
    endPiece(start, hasMask);
    return at;
  }

  private void endPiece(int start, boolean hasMask) {
    int from = start == 0 ? 0 : start + 1;
    boolean repeated =
        hasMask
            && pieceMasked
            && Arrays.equals(
                masked.array(), pieceStart, pieceEnd, masked.array(), from, masked.length());
    if (repeated) {
      masked.setLength(start);
    } else {
      pieceStart = from;
      pieceEnd = masked.length();
      pieceMasked = hasMask;
    }
  }

  /** Cuts what is too long, but not within a character. */
  private void cut() {
    if (masked.length() > LONGEST) {
      int end = LONGEST;
      while (end > 0 && (masked.array()[end] & 0xC0) == 0x80) {
        end--;
      }
      masked.setLength(end);
    }
  }
}
