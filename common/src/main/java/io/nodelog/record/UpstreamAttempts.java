package io.nodelog.record;

import io.nodelog.bytes.Digits;
import java.util.Arrays;

/**
 * The attempts of a request to reach an upstream server, read from the lists that the line has of
 * them. Elements are parted by {@code ", "} within a group of servers and by {@code " : "} after an
 * internal redirect; an element may be {@code -}.
 *
 * <p>Reused for the next record, and valid as long as the record is.
 */
public final class UpstreamAttempts {
  private static final int BAD_GATEWAY = 502;
  private static final int GATEWAY_TIMEOUT = 504;

  private final ElementList addresses = new ElementList(AccessField.UPSTREAM_ADDRESS);
  private final ElementList statuses = new ElementList(AccessField.UPSTREAM_STATUS);
  private final ElementList connectTimes = new ElementList(AccessField.UPSTREAM_CONNECT_TIME);
  private final ElementList headerTimes = new ElementList(AccessField.UPSTREAM_HEADER_TIME);
  private final ElementList responseTimes = new ElementList(AccessField.UPSTREAM_RESPONSE_TIME);
  private final ElementList lengths = new ElementList(AccessField.UPSTREAM_LENGTH);
  private byte[] bytes = new byte[0];
  private long unit = AccessRecord.SECOND;
  private int clientStatus = (int) AccessRecord.ABSENT;

  /** Reads the lists of a record. */
  public void read(AccessRecord record) {
    bytes = record.bytes();
    unit = record.upstreamMicros();
    clientStatus = record.status();
    addresses.read(record);
    statuses.read(record);
    connectTimes.read(record);
    headerTimes.read(record);
    responseTimes.read(record);
    lengths.read(record);
  }

  /** How many attempts there were: the length of the longest list. */
  public int count() {
    int times = Math.max(connectTimes.count, Math.max(headerTimes.count, responseTimes.count));
    return Math.max(Math.max(addresses.count, statuses.count), Math.max(times, lengths.count));
  }

  /** Returns whether an attempt is the last one: what it answered went to the client. */
  public boolean isFinal(int attempt) {
    return attempt == count() - 1;
  }

  /**
   * Returns whether the 502 or 504 of an attempt was made by the proxy, because no server could be
   * asked or none sent the header of an answer. A proxy may log its own status as the upstream's,
   * so the missing time to the header tells. Without a list of these times only a missing status or
   * address does.
   */
  public boolean isMadeByProxy(int attempt) {
    int status = status(attempt);
    boolean gateway = status == BAD_GATEWAY || status == GATEWAY_TIMEOUT;
    boolean unanswered = headerTimes.count > 0 && headerMicros(attempt) == AccessRecord.ABSENT;
    boolean failed = clientStatus == BAD_GATEWAY || clientStatus == GATEWAY_TIMEOUT;
    return status == AccessRecord.ABSENT
        ? isFinal(attempt) && failed
        : gateway && (unanswered || !hasAddress(attempt));
  }

  /** Returns whether the address of an attempt is known. */
  public boolean hasAddress(int attempt) {
    return addresses.has(attempt);
  }

  /** Where the address of an attempt starts in the line. */
  public int addressFrom(int attempt) {
    return addresses.from[attempt];
  }

  /** Where the address of an attempt ends (exclusive). */
  public int addressTo(int attempt) {
    return addresses.to[attempt];
  }

  /** The status that the upstream answered, or {@link AccessRecord#ABSENT}. */
  public int status(int attempt) {
    long value = number(statuses, attempt);
    return value > 0 && value <= 999 ? (int) value : (int) AccessRecord.ABSENT;
  }

  /** The time to connect in microseconds, or {@link AccessRecord#ABSENT}. */
  public long connectMicros(int attempt) {
    return micros(connectTimes, attempt);
  }

  /** The time until the header of the answer in microseconds, or {@link AccessRecord#ABSENT}. */
  public long headerMicros(int attempt) {
    return micros(headerTimes, attempt);
  }

  /** The time until the end of the answer in microseconds, or {@link AccessRecord#ABSENT}. */
  public long responseMicros(int attempt) {
    return micros(responseTimes, attempt);
  }

  /** The length of the answer in bytes, or {@link AccessRecord#ABSENT}. */
  public long bytes(int attempt) {
    return number(lengths, attempt);
  }

  private long number(ElementList list, int attempt) {
    boolean known = list.has(attempt);
    long value = known ? Digits.parse(bytes, list.from[attempt], list.to[attempt]) : Digits.INVALID;
    return value == Digits.INVALID ? AccessRecord.ABSENT : value;
  }

  private long micros(ElementList list, int attempt) {
    boolean known = list.has(attempt);
    if (unit != AccessRecord.SECOND) {
      long value = number(list, attempt);
      return value > Long.MAX_VALUE / unit || value < 0 ? AccessRecord.ABSENT : value * unit;
    }
    long value =
        known ? Digits.parseMicros(bytes, list.from[attempt], list.to[attempt]) : Digits.INVALID;
    return value == Digits.INVALID ? AccessRecord.ABSENT : value;
  }

  /** Where the elements of one list lie. */
  private static final class ElementList {
    private final AccessField field;
    private int[] from = new int[4];
    private int[] to = new int[4];
    private int count;

    ElementList(AccessField field) {
      this.field = field;
    }

    boolean has(int element) {
      return element < count && to[element] > from[element];
    }

    void read(AccessRecord record) {
      count = 0;
      if (!record.has(field)) {
        return;
      }
      byte[] bytes = record.bytes();
      int end = record.to(field);
      int start = record.from(field);
      for (int i = start; i < end; i++) {
        int separator = separatorLength(bytes, i, end);
        if (separator > 0) {
          add(bytes, start, i);
          i += separator - 1;
          start = i + 1;
        }
      }
      add(bytes, start, end);
    }

    private static int separatorLength(byte[] bytes, int i, int to) {
      if (bytes[i] == ',' && i + 1 < to && bytes[i + 1] == ' ') {
        return 2;
      }
      boolean group = bytes[i] == ' ' && i + 2 < to && bytes[i + 1] == ':' && bytes[i + 2] == ' ';
      return group ? 3 : 0;
    }

    /** An element {@code -} is kept as an empty one, because it is an attempt too. */
    private void add(byte[] bytes, int start, int end) {
      if (count == from.length) {
        from = Arrays.copyOf(from, 2 * count);
        to = Arrays.copyOf(to, 2 * count);
      }
      boolean unknown = end - start == 1 && bytes[start] == '-';
      from[count] = start;
      to[count++] = unknown ? start : end;
    }
  }
}
