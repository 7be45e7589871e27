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
 * "request" 200 512}. One step after the other takes twice as long, because the processor must
 * guess what each is.
 *
 * <p>It leaves every other line to the steps, and fills in exactly what they would fill in.
 */
final class CommonHead {
  private final Literal fromClientToTime;
  private final int count;
  private final Literal afterTime;
  private final Literal afterRequest;
  private final Literal afterStatus;
  private final Literal afterBytes;

  private CommonHead(List<Step> steps, String fromClientToTime, int time) {
    this.fromClientToTime = Literal.of(fromClientToTime);
    count = time + 4;
    afterTime = steps.get(time).after();
    afterRequest = steps.get(time + 1).after();
    afterStatus = steps.get(time + 2).after();
    afterBytes = steps.get(time + 3).after();
  }

  /** Returns the head of a format, or null if the format starts with something else. */
  static @Nullable CommonHead of(List<Step> steps) {
    StringBuilder text = new StringBuilder();
    int time = 0;
    while (time < steps.size() && steps.get(time).kind() == (time == 0 ? Step.CLIENT : Step.TEXT)) {
      text.append(time == 0 ? "" : "-").append(steps.get(time++).after());
    }
    boolean common =
        time > 0
            && steps.stream().limit(time).noneMatch(Step::quoted)
            && time + 3 < steps.size()
            && steps.get(time).kind() == Step.CLF_TIME
            && steps.get(time + 1).kind() == Step.REQUEST
            && steps.get(time + 1).quoted()
            && steps.get(time + 2).kind() == Step.STATUS
            && steps.get(time + 3).kind() == Step.BYTES_SENT;
    return common ? new CommonHead(steps, text.toString(), time) : null;
  }

  /** How many steps the head stands for. */
  int count() {
    return count;
  }

  /**
   * Puts the head of a line into a record that was cleared.
   *
   * @param ahead whether the end of the line is not known, so that {@code to} is not it
   * @return where the next field starts, or {@link ByteSearch#NOT_FOUND} if the line is not of the
   *     common kind; the record then has to be cleared again
   */
  int parse(byte[] bytes, int from, int to, boolean ahead, ClfTime clfTime, AccessRecord record) {
    long address = Ipv4.parsePrefix(bytes, from, to);
    int clientEnd = from + (int) (address >>> 32);
    int time = clientEnd + fromClientToTime.length();
    int timeEnd = time + ClfTime.LENGTH;
    int request = timeEnd + afterTime.length() + 1;
    if (address == Ipv4.INVALID
        || request > to
        || !fromClientToTime.at(bytes, clientEnd, to)
        || !afterTime.at(bytes, timeEnd, to)
        || bytes[request - 1] != '"'
        || !FieldSetter.seconds(clfTime.parse(bytes, time, to), record)) {
      return ByteSearch.NOT_FOUND;
    }
    record.setClientIpv4((int) address);
    record.set(AccessField.CLIENT, from, clientEnd);
    int requestEnd = ByteSearch.indexOfQuoteOrControl(bytes, request, to);
    return QuotedFields.isPlainQuote(bytes, requestEnd)
            && RequestLine.take(bytes, request, requestEnd, record)
        ? parseAnswer(bytes, requestEnd + 1, to, ahead, record)
        : ByteSearch.NOT_FOUND;
  }

  private int parseAnswer(byte[] bytes, int from, int to, boolean ahead, AccessRecord record) {
    int status = from + afterRequest.length();
    int statusEnd = status + 3;
    if (!afterRequest.at(bytes, from, to)
        || !afterStatus.at(bytes, statusEnd, to)
        || !FieldSetter.status(bytes, status, statusEnd, record)) {
      return ByteSearch.NOT_FOUND;
    }
    int start = statusEnd + afterStatus.length();
    int digits = Digits.count(bytes, start, to);
    boolean dash = digits == 0 && start < to && bytes[start] == '-';
    int end = dash ? start + 1 : start + digits;
    long sent = dash ? AccessRecord.ABSENT : Digits.parse(bytes, start, end);
    record.setBytesSent(sent);
    boolean sound = dash || sent != Digits.INVALID;
    boolean followed = ahead ? afterBytes.atAhead(bytes, end, to) : afterBytes.at(bytes, end, to);
    return sound && followed ? end + afterBytes.length() : ByteSearch.NOT_FOUND;
  }
}
