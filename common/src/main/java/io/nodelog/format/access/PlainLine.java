package io.nodelog.format.access;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.ClfTime;
import io.nodelog.bytes.Digits;
import io.nodelog.bytes.Ipv4;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads at one go what most formats start with and most lines have: {@code 192.0.2.7 - - [time]
 * "request" 200 512 "referrer" "agent"}. It leaves every other line to the steps, and fills in
 * exactly what they would fill in.
 *
 * <p>Nobody has to know where the line ends, only that it does: no field can hold a control
 * character here, so that every search stops at LF at the latest and needs no limit. Without the
 * limits there is one branch a field. That matters twice: the processor guesses fewer of them, and
 * the compiler does not compile all of this again whenever a rare one is taken for the first time.
 */
@SuppressWarnings("ShortCircuitBoolean") // see above: one branch a field
final class PlainLine {
  /** So many bytes behind the LF must be readable. */
  static final int MARGIN = 64;

  private static final int STATUS_LENGTH = 3;

  private final Step[] beforeTime;
  private final Literal fromClientToTime;
  private final Literal afterTime;
  private final Literal afterRequest;
  private final Literal afterStatus;
  private final Literal afterBytes;
  private final Step[] quoted;

  private PlainLine(List<Step> steps, int time) {
    beforeTime = steps.subList(0, time).toArray(new Step[0]);
    fromClientToTime = Literal.of(textBetween(steps.subList(0, time)));
    afterTime = steps.get(time).after();
    afterRequest = steps.get(time + 1).after();
    afterStatus = steps.get(time + 2).after();
    afterBytes = steps.get(time + 3).after();
    quoted = steps.stream().skip(time + 4).takeWhile(PlainLine::isQuoted).toArray(Step[]::new);
  }

  /** Returns the plain shape of a format, or null if the format starts with something else. */
  static @Nullable PlainLine of(List<Step> steps) {
    int time = 0;
    while (time < steps.size() && isWord(steps.get(time), time == 0)) {
      time++;
    }
    boolean plain =
        time > 0
            && time + 3 < steps.size()
            && steps.get(time).kind() == Step.CLF_TIME
            && steps.get(time + 1).kind() == Step.REQUEST
            && steps.get(time + 1).quoted()
            && steps.get(time + 2).kind() == Step.STATUS
            && steps.get(time + 3).kind() == Step.BYTES_SENT
            && textBetween(steps.subList(0, time)).length() <= Long.BYTES
            && steps.stream().allMatch(step -> step.after().length() <= Long.BYTES);
    return plain ? new PlainLine(steps, time) : null;
  }

  private static boolean isWord(Step step, boolean client) {
    return step.kind() == (client ? Step.CLIENT : Step.TEXT)
        && (client || !step.required())
        && !step.quoted()
        && step.after().toString().startsWith(" ");
  }

  private static boolean isQuoted(Step step) {
    boolean text = step.kind() == Step.TEXT || step.kind() == Step.LIST;
    return text && step.quoted() && !step.required();
  }

  /** The text between client and time if nothing else is known: {@code " - - ["}. */
  private static String textBetween(List<Step> steps) {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      text.append(text.isEmpty() ? "" : "-").append(step.after());
    }
    return text.toString();
  }

  /** How many steps, the first ones, the shape stands for. */
  int count() {
    return beforeTime.length + 4 + quoted.length;
  }

  /**
   * Puts a line into a record that was cleared.
   *
   * <p>One method on purpose: it is too large to be inlined, and so compiled once and not again in
   * each of its callers.
   *
   * @param from where it starts; it ends with LF before the last {@value #MARGIN} bytes of the
   *     array
   * @return where the next field starts or, behind the last one, where the line has to end, which
   *     is for the caller to see; {@link ByteSearch#NOT_FOUND} if the line is not plain
   */
  int parse(byte[] bytes, int from, ClientAddress client, ClfTime clfTime, AccessRecord record) {
    long address = Ipv4.parsePrefix(bytes, from, bytes.length);
    int clientEnd = from + (int) (address >>> 32);
    int time = clientEnd + fromClientToTime.length();
    if (address != Ipv4.INVALID && fromClientToTime.isAt(bytes, clientEnd)) {
      record.setClientIpv4((int) address);
      record.set(AccessField.CLIENT, from, clientEnd);
    } else {
      time = words(bytes, from, client, record);
      if (time == ByteSearch.NOT_FOUND) {
        return ByteSearch.NOT_FOUND;
      }
    }

    int timeEnd = time + ClfTime.LENGTH;
    int request = timeEnd + afterTime.length() + 1;
    long seconds = clfTime.parse(bytes, time, timeEnd);
    if (seconds == ClfTime.INVALID | !afterTime.isAt(bytes, timeEnd) | bytes[request - 1] != '"') {
      return ByteSearch.NOT_FOUND;
    }
    record.setTimeMicros(seconds * Meaning.SECOND);

    int requestEnd = ByteSearch.quoteOrControl(bytes, request);
    if (!isPlainQuote(bytes, requestEnd) || !RequestLine.take(bytes, request, requestEnd, record)) {
      return ByteSearch.NOT_FOUND;
    }

    int status = requestEnd + 1 + afterRequest.length();
    int statusEnd = status + STATUS_LENGTH;
    int sent = statusEnd + afterStatus.length();
    boolean sound =
        afterRequest.isAt(bytes, requestEnd + 1)
            & afterStatus.isAt(bytes, statusEnd)
            & FieldSetter.status(bytes, status, statusEnd, record);
    if (!sound) {
      return ByteSearch.NOT_FOUND;
    }

    int digits = Digits.countUpToEight(bytes, sent);
    int sentEnd = sent + digits;
    if (digits == 0 && bytes[sent] == '-') {
      sentEnd++;
    } else if (digits == 0 || digits == Long.BYTES) {
      return ByteSearch.NOT_FOUND;
    } else {
      record.setBytesSent(Digits.parse(bytes, sent, sentEnd));
    }
    if (!afterBytes.isAt(bytes, sentEnd)) {
      return ByteSearch.NOT_FOUND;
    }

    int p = sentEnd + afterBytes.length();
    for (Step step : quoted) {
      if (bytes[p] != '"') { // it may be the LF, which no search may pass
        return ByteSearch.NOT_FOUND;
      }
      int start = p + 1;
      int end = ByteSearch.quoteOrControl(bytes, start);
      p = end + 1 + step.after().length();
      if (!isPlainQuote(bytes, end) | !closes(step, bytes, end + 1, p)) {
        return ByteSearch.NOT_FOUND;
      }
      int length = end - start;
      boolean absent = length <= 1 && (length == 0 ? step.emptyIsAbsent() : bytes[start] == '-');
      if (!absent) {
        FieldSetter.text(step.field(), start, end, record);
      }
    }
    return p;
  }

  /** Reads client and users of any kind; returns where the time starts. */
  private int words(byte[] bytes, int from, ClientAddress client, AccessRecord record) {
    int p = from;
    for (Step step : beforeTime) {
      int end = ByteSearch.wordEnd(bytes, p);
      boolean dash = end - p == 1 && bytes[p] == '-';
      boolean isClient = step.kind() == Step.CLIENT;
      if (end == p || !step.after().isAt(bytes, end) || (dash && isClient)) {
        return ByteSearch.NOT_FOUND;
      }
      if (isClient && !client.take(bytes, p, end, record)) {
        return ByteSearch.NOT_FOUND;
      }
      if (!isClient && !dash) {
        FieldSetter.text(step.field(), p, end, record);
      }
      p = end + step.after().length();
    }
    return p;
  }

  /** Whether it is no control character, and no backslash stands before it. */
  private static boolean isPlainQuote(byte[] bytes, int at) {
    return bytes[at] == '"' & bytes[at - 1] != '\\';
  }

  /** What {@link FieldEnd#closingQuote} asks of the first quote that it meets. */
  private static boolean closes(Step step, byte[] bytes, int behind, int next) {
    return step.after().isAt(bytes, behind) & step.nextMayStartWith(bytes[next]);
  }
}
