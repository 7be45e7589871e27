package io.nodelog.record;

import io.nodelog.bytes.ByteSearch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of the exceptions in a stack trace: the one that was thrown, what caused it, and so
 * on to the first cause. A view over the bytes of the event, reused for the next one.
 *
 * <p>Java's traces are read by their {@code Caused by:} lines; what was only suppressed meanwhile,
 * and its causes, which stand further in, do not belong to the chain. Python's traces say the first
 * cause first and are turned round. A trace that starts with a frame belongs to the exception that
 * the message names last. After {@link #LONGEST} classes the rest is left out.
 */
public final class ExceptionChain {
  /** The most classes that are kept of one chain. */
  public static final int LONGEST = 32;

  private static final byte[] FRAME = ascii("at ");
  private static final byte[] IN_THREAD = ascii("Exception in thread \"");
  private static final byte[] CAUSED_BY = ascii("Caused by: ");
  private static final byte[] SUPPRESSED = ascii("Suppressed: ");
  private static final byte[] TRACEBACK = ascii("Traceback (most recent call last)");

  private static final byte[][] KINDS = {ascii("Exception"), ascii("Error"), ascii("Throwable")};

  private final int[] from = new int[LONGEST];
  private final int[] to = new int[LONGEST];
  private byte[] bytes = new byte[0];
  private int count;

  /** Reads the chain of an event; it is empty if the event has no stack trace. */
  public void read(ServiceRecord event) {
    bytes = event.bytes();
    count = 0;
    if (event.has(ServiceField.STACK_TRACE)) {
      int start = event.from(ServiceField.STACK_TRACE);
      int end = event.to(ServiceField.STACK_TRACE);
      if (event.has(ServiceField.MESSAGE) && startsWith(afterBlanks(start, end), end, FRAME)) {
        addLastNamed(event.from(ServiceField.MESSAGE), event.to(ServiceField.MESSAGE));
      }
      readTrace(start, end);
    }
  }

  /**
   * Reads the chain of the stack trace that lies in {@code trace}; time is linear in its length.
   */
  public void read(byte[] trace, int start, int end) {
    bytes = trace;
    count = 0;
    readTrace(start, end);
  }

  private void readTrace(int start, int end) {
    if (startsWith(afterBlanks(start, end), end, TRACEBACK)) {
      readPython(start, end);
    } else {
      readJava(start, end);
    }
  }

  private void readJava(int start, int end) {
    int suppressedAt = Integer.MAX_VALUE; // how far in the first suppressed exception stands
    for (int line = start; line < end; line = nextLine(line, end)) {
      int text = afterBlanks(line, end);
      if (line == start) {
        add(afterThread(text, end), end);
      } else if (startsWith(text, end, SUPPRESSED)) {
        suppressedAt = Math.min(suppressedAt, text - line);
      } else if (startsWith(text, end, CAUSED_BY) && text - line < suppressedAt) {
        add(text + CAUSED_BY.length, end);
      }
    }
  }

  /** The exception is the first line after a traceback's head that is not further in than it. */
  private void readPython(int start, int end) {
    int headAt = -1;
    for (int line = start; line < end; line = nextLine(line, end)) {
      int text = afterBlanks(line, end);
      if (startsWith(text, end, TRACEBACK)) {
        headAt = text - line;
      } else if (headAt >= 0 && text - line <= headAt && text < end && bytes[text] > ' ') {
        add(text, end);
        headAt = -1;
      }
    }
    for (int i = 0, j = count - 1; i < j; i++, j--) {
      swap(from, i, j);
      swap(to, i, j);
    }
  }

  private static void swap(int[] values, int i, int j) {
    int value = values[i];
    values[i] = values[j];
    values[j] = value;
  }

  /** Adds the class whose name starts here, if it looks like one. */
  private void add(int nameFrom, int end) {
    int at = nameTo(nameFrom, end);
    boolean named = at > nameFrom && isNameStart(bytes[nameFrom]) && bytes[at - 1] != '.';
    byte next = at < end ? bytes[at] : (byte) '\n';
    boolean ended = next == ':' || next == '(' || next == '\n' || next == '\r';
    boolean sure = ended || (isDotted(nameFrom, at) && (next == ' ' || next == ';'));
    if (named && sure && count < LONGEST) {
      from[count] = nameFrom;
      to[count++] = at;
    }
  }

  private int nameTo(int start, int end) {
    int at = start;
    while (at < end && (isNamePart(bytes[at]) || bytes[at] == '.')) {
      at++;
    }
    return at;
  }

  private boolean isDotted(int start, int end) {
    return ByteSearch.indexOf(bytes, start, end, (byte) '.') != ByteSearch.NOT_FOUND;
  }

  private static boolean isNameStart(byte b) {
    return isNamePart(b) && (b < '0' || b > '9');
  }

  private static boolean isNamePart(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '_'
        || b == '$'
        || b < 0; // a letter beyond ASCII
  }

  private int nextLine(int line, int end) {
    int newline = ByteSearch.indexOf(bytes, line, end, (byte) '\n');
    return newline < 0 ? end : newline + 1;
  }

  private int afterBlanks(int start, int end) {
    int at = start;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return at;
  }

  /** Passes over {@code Exception in thread "main"}. */
  private int afterThread(int text, int end) {
    if (!startsWith(text, end, IN_THREAD)) {
      return text;
    }
    int nameFrom = text + IN_THREAD.length;
    int quote = ByteSearch.indexOf(bytes, nameFrom, nextLine(nameFrom, end), (byte) '"');
    return quote < 0 ? text : afterBlanks(quote + 1, end);
  }

  private boolean startsWith(int at, int end, byte[] word) {
    if (end - at < word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (bytes[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** Adds the last class of a message that is named as exceptions are. */
  private void addLastNamed(int start, int end) {
    int last = -1;
    for (int at = start; at < end; ) {
      int nameTo = nameTo(at, end);
      if (isDotted(at, nameTo) && isException(at, nameTo)) {
        last = at;
      }
      at = Math.max(nameTo, at + 1);
    }
    if (last >= 0) {
      from[count] = last;
      to[count++] = nameTo(last, end);
    }
  }

  private boolean isException(int start, int end) {
    for (byte[] kind : KINDS) {
      if (end - start >= kind.length && startsWith(end - kind.length, end, kind)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** How many classes the chain has; 0 if the trace names none. */
  public int count() {
    return count;
  }

  /** Where the name of a class starts in the event's bytes; the thrown exception has index 0. */
  public int from(int index) {
    return from[index];
  }

  /** Where the name of a class ends (exclusive) in the event's bytes. */
  public int to(int index) {
    return to[index];
  }

  /** The names of the classes, for display. */
  public List<String> names() {
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(FieldText.decode(TextEscape.NONE, bytes, from[i], to[i]));
    }
    return names;
  }
}
