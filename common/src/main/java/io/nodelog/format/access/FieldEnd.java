package io.nodelog.format.access;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.ClfTime;
import java.util.Objects;

/** Finds where a field ends. */
final class FieldEnd {
  /** Where a quoted field ends whose closing quote is missing. */
  static final int NOT_CLOSED = -2;

  private static final int STATUS_LENGTH = 3;

  private FieldEnd() {}

  /**
   * Returns the end of a field without quotes, or {@link ByteSearch#NOT_FOUND}. Where its length is
   * mostly the same, that is looked at first: the processor then goes on while it is being checked.
   */
  static int find(Step step, byte[] bytes, int from, int to) {
    return switch (step.kind()) {
      case Step.CLF_TIME -> {
        int end = from + ClfTime.LENGTH;
        yield step.after().at(bytes, end, to) ? end : ByteSearch.NOT_FOUND;
      }
      case Step.TEXT -> {
        int dash = bareDash(step, bytes, from, to);
        yield dash == ByteSearch.NOT_FOUND ? step.after().find(bytes, from, to) : dash;
      }
      case Step.STATUS -> {
        int end = from + STATUS_LENGTH;
        yield step.after().at(bytes, end, to) ? end : step.after().find(bytes, from, to);
      }
      case Step.LIST, Step.NUMBER_LIST -> listEnd(step.after(), bytes, from, to);
      case Step.HOST -> step.after().find(bytes, bracketEnd(bytes, from, to), to);
      case Step.PATTERN_TIME, Step.CAPTURES, Step.PADDING -> ownEnd(step, bytes, from, to);
      default -> step.after().find(bytes, from, to);
    };
  }

  /** Fields that may hold the text behind them end where their own bytes say so. */
  private static int ownEnd(Step step, byte[] bytes, int from, int to) {
    if (step.kind() == Step.CAPTURES) {
      return capturesEnd(bytes, from, to);
    }
    if (step.kind() == Step.PADDING) {
      int i = from;
      while (i < to && bytes[i] == ' ') {
        i++;
      }
      return i;
    }
    int end = Objects.requireNonNull(step.time()).read(bytes, from, to);
    return end >= 0 && step.after().at(bytes, end, to) ? end : ByteSearch.NOT_FOUND;
  }

  /** HAProxy leaves out both the texts and their spaces where a frontend captures nothing. */
  private static int capturesEnd(byte[] bytes, int from, int to) {
    int end = from;
    for (int i = from; i < to && isBrace(bytes, i, to); i = end) {
      int close = ByteSearch.indexOf(bytes, i, to, (byte) '}');
      int space = bytes[i] == '"' ? close + 2 : close + 1;
      if (close == ByteSearch.NOT_FOUND || space >= to || bytes[space] != ' ') {
        return end;
      }
      end = space + 1;
    }
    return end;
  }

  private static boolean isBrace(byte[] bytes, int at, int to) {
    return bytes[at] == '{' || (bytes[at] == '"' && at + 1 < to && bytes[at + 1] == '{');
  }

  /** A list goes on behind {@code ", "} and {@code " : "}, although a space would end a field. */
  private static int listEnd(Literal after, byte[] bytes, int from, int to) {
    int end = after.find(bytes, from, to);
    while (end > from) {
      int separator = separatorFrom(bytes, end, to);
      if (separator == 0) {
        break;
      }
      end = after.find(bytes, end + separator, to);
    }
    return end;
  }

  /** How many bytes from the space of a separator on belong to it; 0 if it is none. */
  private static int separatorFrom(byte[] bytes, int space, int to) {
    if (space == to || bytes[space] != ' ') {
      return 0;
    }
    if (space + 2 < to && bytes[space + 1] == ':' && bytes[space + 2] == ' ') {
      return 3;
    }
    return bytes[space - 1] == ',' ? 1 : 0;
  }

  /** The colons of an IPv6 address in brackets do not part host and port. */
  private static int bracketEnd(byte[] bytes, int from, int to) {
    if (from == to || bytes[from] != '[') {
      return from;
    }
    int i = from + 1;
    while (i < to && (Character.digit(bytes[i], 16) >= 0 || bytes[i] == ':' || bytes[i] == '.')) {
      i++;
    }
    return i < to && bytes[i] == ']' ? i : from;
  }

  /**
   * Returns the first unescaped quote with the right text behind it, preferably one that the next
   * field seems to follow. Without any, quotes that do not pair tell that one is missing ({@link
   * #NOT_CLOSED}), and quotes that do that the line has another shape ({@link
   * ByteSearch#NOT_FOUND}).
   *
   * <p>In the last field a quote and a space start a field that the format does not have, because a
   * server that escapes quotes does not write them within a field.
   */
  static int closingQuote(Step step, boolean firstQuoteCloses, byte[] bytes, int from, int to) {
    Literal after = step.after();
    int plausible = ByteSearch.NOT_FOUND;
    int quotes = 1;
    int quote = ByteSearch.indexOf(bytes, from, to, (byte) '"');
    for (; quote >= 0; quote = ByteSearch.indexOf(bytes, quote + 1, to, (byte) '"')) {
      if (bytes[quote - 1] == '\\' && isEscaped(bytes, from, quote)) {
        continue;
      }
      quotes++;
      boolean candidate = !firstQuoteCloses || quotes == 2;
      if (candidate && after.at(bytes, quote + 1, to)) {
        int next = quote + 1 + after.length();
        if (next == to || step.nextMayStartWith(bytes[next])) {
          return quote;
        }
        plausible = plausible == ByteSearch.NOT_FOUND ? quote : plausible;
      } else if (after == Literal.END && quote + 1 < to && bytes[quote + 1] == ' ') {
        return ByteSearch.NOT_FOUND;
      }
    }
    boolean paired = (quotes & 1) == 0;
    return paired || plausible != ByteSearch.NOT_FOUND ? plausible : NOT_CLOSED;
  }

  /** A quote is escaped by an odd number of backslashes; each is looked at for one quote only. */
  private static boolean isEscaped(byte[] bytes, int from, int quote) {
    int i = quote;
    while (i > from && bytes[i - 1] == '\\') {
      i--;
    }
    return ((quote - i) & 1) == 1;
  }

  /** Returns the end of a {@code -} without quotes where they could be, if that is the field. */
  static int bareDash(Step step, byte[] bytes, int from, int to) {
    boolean dash = from < to && bytes[from] == '-' && step.after().at(bytes, from + 1, to);
    return dash ? from + 1 : ByteSearch.NOT_FOUND;
  }
}
