package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.bytes.FixedText;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;

/**
 * Finds in the prefix of a line of PostgreSQL who and where: {@code [1234]} or {@code [1234-1]} for
 * the process, {@code user@database}, pairs such as {@code user=alice,db=shop}, and the form of
 * Amazon's RDS, {@code :host(port):user@database:[1234]:}. Anything else a site may have put there
 * is read over.
 */
final class PostgresqlPrefix {
  private static final FixedText LOCAL = FixedText.of("[local]");
  private static final FixedText[] KEYS = {
    FixedText.of("user="),
    FixedText.of("db="),
    FixedText.of("database="),
    FixedText.of("app="),
    FixedText.of("client="),
    FixedText.of("host="),
    FixedText.of("pid=")
  };
  private static final ServiceField[] FIELDS = {
    ServiceField.USER,
    ServiceField.DATABASE,
    ServiceField.DATABASE,
    ServiceField.SERVICE,
    ServiceField.CLIENT,
    ServiceField.CLIENT,
    ServiceField.PROCESS_ID
  };

  private PostgresqlPrefix() {}

  /** Puts what is found between time and level into the record. */
  static void read(byte[] bytes, int from, int to, ServiceRecord record) {
    if (from < to && bytes[from] == ':') {
      readRds(bytes, from + 1, to, record);
      return;
    }
    int p = from;
    while (p < to) {
      int end = p;
      while (end < to && bytes[end] != ' ' && bytes[end] != ',') {
        end++;
      }
      readWord(bytes, p, end, record);
      p = end + 1;
    }
  }

  private static void readRds(byte[] bytes, int from, int to, ServiceRecord record) {
    int open = to;
    while (open > from && bytes[open - 1] != '[') {
      open--;
    }
    readProcess(bytes, open - 1, to, record);
    int names = open - 2; // the colon before the bracket
    int start = names;
    while (start > from && bytes[start - 1] != ':') {
      start--;
    }
    if (start > from && names > start) {
      readNames(bytes, start, names, record);
      readClient(bytes, from, start - 1, record);
    }
  }

  private static void readWord(byte[] bytes, int from, int to, ServiceRecord record) {
    if (from == to) {
      return;
    }
    for (int i = 0; i < KEYS.length; i++) {
      if (KEYS[i].at(bytes, from, to)) {
        readValue(FIELDS[i], bytes, from + KEYS[i].length(), to, record);
        return;
      }
    }
    if (isAddress(bytes, from, to)) {
      readClient(bytes, from, to, record);
    } else if (!readProcess(bytes, from, to, record)) {
      readNames(bytes, from, to, record);
    }
  }

  /** An address stands alone if it has a port, or is the machine itself. */
  private static boolean isAddress(byte[] bytes, int from, int to) {
    boolean port = bytes[to - 1] == ')' && ByteSearch.indexOf(bytes, from, to, (byte) '@') < 0;
    return port || LOCAL.is(bytes, from, to);
  }

  private static void readValue(
      ServiceField field, byte[] bytes, int from, int to, ServiceRecord record) {
    if (field == ServiceField.CLIENT) {
      readClient(bytes, from, to, record);
    } else if (from < to) {
      record.set(field, from, to);
    }
  }

  /** An address with its port in parentheses, or {@code [local]}. */
  private static void readClient(byte[] bytes, int from, int to, ServiceRecord record) {
    int port = ByteSearch.indexOf(bytes, from, to, (byte) '(');
    if (from < to && port != from) {
      record.set(ServiceField.CLIENT, from, port == ByteSearch.NOT_FOUND ? to : port);
    }
  }

  /** The first brackets with a number in them have the process; a line number may follow it. */
  private static boolean readProcess(byte[] bytes, int from, int to, ServiceRecord record) {
    int end = from + 1;
    while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
      end++;
    }
    boolean process =
        from < to
            && bytes[from] == '['
            && end > from + 1
            && end < to
            && (bytes[end] == ']' || bytes[end] == '-');
    if (process && !record.has(ServiceField.PROCESS_ID)) {
      record.set(ServiceField.PROCESS_ID, from + 1, end);
    }
    return process;
  }

  private static void readNames(byte[] bytes, int from, int to, ServiceRecord record) {
    int at = ByteSearch.indexOf(bytes, from, to, (byte) '@');
    if (at == ByteSearch.NOT_FOUND || record.has(ServiceField.USER)) {
      return;
    }
    if (at > from) {
      record.set(ServiceField.USER, from, at);
    }
    if (at + 1 < to) {
      record.set(ServiceField.DATABASE, at + 1, to);
    }
  }
}
