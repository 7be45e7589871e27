package io.nodelog.format.access;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import java.util.List;

/**
 * Reads at one go the fields in quotes that most formats have behind their {@link CommonHead}:
 * {@code "referrer" "agent"}. The end of the line need not be known: a field that held it would
 * hold a control character.
 *
 * <p>It leaves every line with an escaped quote, a control character or another shape to the steps,
 * and fills in exactly what they would fill in.
 */
final class QuotedFields {
  private final Step[] steps;

  private QuotedFields(List<Step> steps) {
    this.steps = steps.toArray(new Step[0]);
  }

  /** Returns those of the steps from {@code first} on that are texts in quotes, up to another. */
  static QuotedFields of(List<Step> steps, int first) {
    int to = first;
    while (to < steps.size() && isQuotedText(steps.get(to))) {
      to++;
    }
    return new QuotedFields(steps.subList(first, to));
  }

  private static boolean isQuotedText(Step step) {
    boolean text = step.kind() == Step.TEXT || step.kind() == Step.LIST;
    return text && step.quoted() && !step.required();
  }

  /** How many steps the fields stand for. */
  int count() {
    return steps.length;
  }

  /**
   * Puts the fields into a record.
   *
   * @param ahead whether the end of the line is not known, so that {@code to} is not it
   * @return where the next field starts, or the line ends; {@link ByteSearch#NOT_FOUND} if the line
   *     is not of the common kind
   */
  int parse(byte[] bytes, int from, int to, boolean ahead, AccessRecord record) {
    int p = from;
    for (Step step : steps) {
      if (p >= to || bytes[p] != '"') {
        return ByteSearch.NOT_FOUND;
      }
      int start = p + 1;
      int end = ByteSearch.indexOfQuoteOrControl(bytes, start, to);
      if (!isPlainQuote(bytes, end) || !closes(step, bytes, end + 1, to, ahead)) {
        return ByteSearch.NOT_FOUND;
      }
      p = end + 1 + step.after().length();
      set(step, bytes, start, end, record);
    }
    return p;
  }

  /** Returns whether a quote was found, and one that no backslash stands before. */
  static boolean isPlainQuote(byte[] bytes, int at) {
    return at > 0 && bytes[at] == '"' && bytes[at - 1] != '\\';
  }

  /** What {@link FieldEnd#closingQuote} asks of the first quote that it meets. */
  private static boolean closes(Step step, byte[] bytes, int behind, int to, boolean ahead) {
    Literal after = step.after();
    if (after == Literal.END) {
      return ahead ? after.atAhead(bytes, behind, to) : behind == to;
    }
    int next = behind + after.length();
    return after.at(bytes, behind, to) && (next == to || step.nextMayStartWith(bytes[next]));
  }

  private static void set(Step step, byte[] bytes, int start, int end, AccessRecord record) {
    AccessField field = step.field();
    int length = end - start;
    boolean absent = length <= 1 && (length == 0 ? step.emptyIsAbsent() : bytes[start] == '-');
    if (field != null && !absent) {
      record.set(field, start, end);
    }
  }
}
