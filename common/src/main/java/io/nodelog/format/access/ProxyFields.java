package io.nodelog.format.access;

import io.nodelog.bytes.Digits;
import io.nodelog.record.AccessField;
import io.nodelog.record.AccessRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fields that only proxies and load balancers write: numbers with a sign, servers and
 * requests that there may not be. Each method returns false if the field is garbage.
 */
final class ProxyFields {
  private static final byte[] NO_SERVER = "<NOSRV>".getBytes(StandardCharsets.US_ASCII);

  private ProxyFields() {}

  /** Puts a field into the record; returns false if it is garbage. */
  static boolean take(Step step, byte[] bytes, int from, int to, AccessRecord record) {
    return switch (step.kind()) {
      case Step.STATUS_OR_NONE -> status(bytes, from, to, record);
      case Step.REQUEST_OR_NONE -> request(bytes, from, to, record);
      case Step.CUT_REQUEST -> RequestLine.take(bytes, from, to, record);
      case Step.SIGNED_DURATION -> duration(bytes, from, to, step.scale(), record);
      case Step.ADDED_DURATION -> addedDuration(step, bytes, from, to, record);
      case Step.SIGNED_BYTES_SENT ->
          isNone(bytes, from, to)
              || FieldSetter.bytesSent(bytes, unsigned(bytes, from, to), to, record);
      case Step.UPSTREAM_NUMBER -> upstreamNumber(step, bytes, from, to, record);
      case Step.SERVER -> server(bytes, from, to, record);
      case Step.RETRIES -> retries(bytes, from, to, record);
      case Step.QUEUE_TIME -> queueTime(bytes, from, to, step.scale(), record);
      case Step.QUEUED_BEFORE -> queuedBefore(bytes, from, to, record);
      case Step.CAPTURES, Step.PADDING -> true;
      default -> throw new IllegalStateException("Unknown step: " + step.kind());
    };
  }

  /** Servers write 0, 000 or -1 where no answer was begun. */
  private static boolean status(byte[] bytes, int from, int to, AccessRecord record) {
    boolean none =
        isNone(bytes, from, to) || (to - from <= 3 && Digits.parse(bytes, from, to) == 0);
    return none || FieldSetter.status(bytes, from, to, record);
  }

  /** A load balancer writes dashes for the parts of a request that did not come. */
  private static boolean request(byte[] bytes, int from, int to, AccessRecord record) {
    int dashes = from;
    while (dashes < to && (bytes[dashes] == '-' || bytes[dashes] == ' ')) {
      dashes++;
    }
    if (dashes == to) {
      return true;
    }
    if (bytes[from] == '-' && from + 1 < to && bytes[from + 1] == ' ') {
      record.set(AccessField.REQUEST, from, to);
      return false;
    }
    boolean noProtocol = to - from > 2 && bytes[to - 1] == '-' && bytes[to - 2] == ' ';
    return RequestLine.take(bytes, from, noProtocol ? to - 2 : to, record);
  }

  private static boolean duration(byte[] bytes, int from, int to, long scale, AccessRecord record) {
    return isNone(bytes, from, to)
        || FieldSetter.duration(bytes, unsigned(bytes, from, to), to, scale, record);
  }

  /** A sum is known only if all of its parts are. */
  private static boolean addedDuration(
      Step step, byte[] bytes, int from, int to, AccessRecord record) {
    if (isNone(bytes, from, to)) {
      record.setDurationMicros(AccessRecord.ABSENT);
      return true;
    }
    FieldSetter.text(step.field(), from, to, record);
    long value = FieldSetter.scaled(bytes, from, to, step.scale());
    long sum = record.durationMicros();
    if (value != Digits.INVALID && sum != AccessRecord.ABSENT) {
      record.setDurationMicros(value > Long.MAX_VALUE - sum ? AccessRecord.ABSENT : sum + value);
    }
    return value != Digits.INVALID;
  }

  private static boolean upstreamNumber(
      Step step, byte[] bytes, int from, int to, AccessRecord record) {
    if (step.scale() != Meaning.MICROSECOND) {
      record.setUpstreamMicros(step.scale());
    }
    return isNone(bytes, from, to)
        || FieldSetter.numbers(step.field(), bytes, unsigned(bytes, from, to), to, record);
  }

  /** HAProxy writes {@code <NOSRV>} or {@code <STATS>} behind the backend, or alone. */
  private static boolean server(byte[] bytes, int from, int to, AccessRecord record) {
    int name = to;
    while (name > from && bytes[name - 1] != '/') {
      name--;
    }
    boolean none = name == to || bytes[name] == '<';
    if (none && Arrays.equals(bytes, name, to, NO_SERVER, 0, NO_SERVER.length)) {
      record.setNoServer();
    }
    return none || FieldSetter.text(AccessField.UPSTREAM_ADDRESS, from, to, record);
  }

  static boolean retries(byte[] bytes, int from, int to, AccessRecord record) {
    int digits = unsigned(bytes, from, to);
    long count = Digits.parse(bytes, digits, to);
    boolean number = count >= 0 && count <= Integer.MAX_VALUE;
    record.setRetries(number ? (int) count : (int) AccessRecord.ABSENT, digits > from);
    return number;
  }

  private static boolean queueTime(
      byte[] bytes, int from, int to, long scale, AccessRecord record) {
    if (isNone(bytes, from, to)) {
      return true;
    }
    long value = FieldSetter.scaled(bytes, from, to, scale);
    record.setQueueMicros(value < 0 ? AccessRecord.ABSENT : value);
    return value != Digits.INVALID;
  }

  /** A request may have been in the queue of its server and in that of the backend. */
  static boolean queuedBefore(byte[] bytes, int from, int to, AccessRecord record) {
    long value = Digits.parse(bytes, from, to);
    long sum = Math.max(0, record.queuedBefore());
    if (value >= 0 && value <= Long.MAX_VALUE - sum) {
      record.setQueuedBefore(sum + value);
    }
    return value != Digits.INVALID;
  }

  /** A {@code -1} stands for what did not come to pass. */
  private static boolean isNone(byte[] bytes, int from, int to) {
    return to - from == 2 && bytes[from] == '-' && bytes[from + 1] == '1';
  }

  private static int unsigned(byte[] bytes, int from, int to) {
    return from < to && bytes[from] == '+' ? from + 1 : from;
  }
}
