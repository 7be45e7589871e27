package io.nodelog.summary;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.record.FieldText;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.TextEscape;
import java.nio.charset.StandardCharsets;
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

  private final MaskedText masked = new MaskedText();
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
    masked.start(bytes, from);
    pieceMasked = false;
    int end = from;
    int at = spaceEnd(bytes, from, to);
    while (at < to && bytes[at] != '\n' && masked.length(end) <= LONGEST) {
      int start = separate(bytes, end, at);
      end = putPiece(bytes, at, to, start);
      at = spaceEnd(bytes, end, to);
    }
    return masked.end(end);
  }

  private static int spaceEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && ByteClass.isSpace(bytes[at]) && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Makes the white space between two pieces one space; returns where it stands. */
  private int separate(byte[] bytes, int from, int to) {
    int start = masked.length(from);
    if (start == 0) {
      masked.takeBack(0, to);
    } else if (to - from > 1 || bytes[from] != ' ') {
      masked.space(from, to);
    }
    return start;
  }

  /**
   * Masks what lies between two spaces: words, and the delimiters between them.
   *
   * @param start where the space before it stands, 0 if it is the first one
   * @return where it ends
   */
  private int putPiece(byte[] bytes, int from, int to, int start) {
    boolean hasMask = false;
    int at = from;
    while (at < to && !ByteClass.isSpace(bytes[at]) && masked.length(at) <= LONGEST) {
      int end = words.end(bytes, at, to);
      if (end == at) {
        at++; // a delimiter
      } else {
        hasMask |= words.mask(bytes, at, end, to);
        at = words.next();
      }
    }
    if (hasMask) {
      endMasked(start, at);
    }
    pieceMasked = hasMask;
    return at;
  }

  /** Takes a piece with a mask back if it is the same as the one before. */
  private void endMasked(int start, int end) {
    masked.copyRun(end);
    int from = start == 0 ? 0 : start + 1;
    int to = masked.length(end);
    if (pieceMasked && masked.areEqual(pieceStart, pieceEnd, from, to)) {
      masked.takeBack(start, end);
    } else {
      pieceStart = from;
      pieceEnd = to;
    }
  }
}
