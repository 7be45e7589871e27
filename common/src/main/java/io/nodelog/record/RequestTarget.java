package io.nodelog.record;

import io.nodelog.bytes.ByteSearch;

/**
 * The parts of a request target, as ranges of the line that it lies in: path and query.
 *
 * <p>Of an absolute URI ({@code http://host/path?query}) scheme and authority belong to neither. A
 * target without a path of its own, such as {@code *} or the {@code host:port} of a CONNECT, is all
 * path. Reused for the next target, so that splitting makes no objects.
 */
public final class RequestTarget {
  private static final int NONE = -1;

  private int pathFrom;
  private int pathTo;
  private int queryFrom;
  private int queryTo;

  /** Splits the target of a record that has one, whose query may be a field of its own. */
  public void read(AccessRecord record) {
    read(record.bytes(), record.from(AccessField.TARGET), record.to(AccessField.TARGET));
    if (!hasQuery() && record.has(AccessField.QUERY)) {
      queryFrom = record.from(AccessField.QUERY);
      queryTo = record.to(AccessField.QUERY);
    }
  }

  /** Splits the target that lies in {@code bytes} from {@code from} to {@code to}. */
  public void read(byte[] bytes, int from, int to) {
    int mark = ByteSearch.indexOf(bytes, from, to, (byte) '?');
    pathTo = mark == ByteSearch.NOT_FOUND ? to : mark;
    pathFrom = pathStart(bytes, from, pathTo);
    queryFrom = mark == ByteSearch.NOT_FOUND ? NONE : mark + 1;
    queryTo = to;
  }

  private static int pathStart(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && Character.isLetter(bytes[i])) {
      i++;
    }
    boolean absolute =
        i > from && to - i >= 3 && bytes[i] == ':' && bytes[i + 1] == '/' && bytes[i + 2] == '/';
    if (!absolute) {
      return from;
    }
    int slash = ByteSearch.indexOf(bytes, i + 3, to, (byte) '/');
    return slash == ByteSearch.NOT_FOUND ? to : slash;
  }

  /** Where the path starts. */
  public int pathFrom() {
    return pathFrom;
  }

  /** Where the path ends (exclusive). */
  public int pathTo() {
    return pathTo;
  }

  /** Returns whether the target has a query, which may be empty. */
  public boolean hasQuery() {
    return queryFrom != NONE;
  }

  /** Where the query starts, behind the question mark; without meaning if there is none. */
  public int queryFrom() {
    return queryFrom;
  }

  /** Where the query ends (exclusive). */
  public int queryTo() {
    return queryTo;
  }
}
