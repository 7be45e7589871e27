package io.nodelog.format.service;

import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The classes of an exception and of what caused it, as a stack trace names them. */
final class ExceptionChain {
  /** More causes than anybody reads. */
  private static final int LONGEST = 16;

  private static final byte[] CAUSED_BY = "Caused by: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRACEBACK = "Traceback ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] IN_THREAD =
      "Exception in thread \"".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private final Set<String> classes = new LinkedHashSet<>();

  private ExceptionChain(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the classes, the outermost exception first; empty if the event has no stack trace. */
  static List<String> of(ServiceRecord record) {
    ExceptionChain chain = new ExceptionChain(record.bytes());
    if (record.has(ServiceField.STACK_TRACE)) {
      chain.read(record);
    }
    return List.copyOf(chain.classes);
  }

  private void read(ServiceRecord record) {
    int from = record.from(ServiceField.STACK_TRACE);
    int to = record.to(ServiceField.STACK_TRACE);
    boolean python = StackTraceLine.startsWith(bytes, from, to, TRACEBACK);
    if (StackTraceLine.isFrame(bytes, from, StackTraces.lineTo(bytes, from, to))) {
      lastNamed(record.from(ServiceField.MESSAGE), record.to(ServiceField.MESSAGE));
    }
    for (int line = from; line < to && classes.size() < LONGEST; ) {
      int lineTo = StackTraces.lineTo(bytes, line, to);
      if (python) {
        pythonLine(line, lineTo);
      } else {
        javaLine(line, lineTo, line == from);
      }
      line = lineTo + 1;
    }
  }

  private void javaLine(int from, int to, boolean first) {
    int start = from;
    boolean sure = first;
    if (StackTraceLine.startsWith(bytes, from, to, CAUSED_BY)) {
      start = from + CAUSED_BY.length;
      sure = true;
    } else if (StackTraceLine.startsWith(bytes, from, to, IN_THREAD)) {
      start = behindQuote(from + IN_THREAD.length, to);
      sure = true;
    }
    int end = StackTraceLine.classEnd(bytes, start, to);
    boolean named = sure && StackTraceLine.startsWithClass(bytes, start, to);
    if (named || StackTraceLine.namesException(bytes, start, to)) {
      add(start, end);
    }
  }

  private int behindQuote(int from, int to) {
    int i = from;
    while (i + 1 < to && !(bytes[i] == '"' && bytes[i + 1] == ' ')) {
      i++;
    }
    return Math.min(to, i + 2);
  }

  /** Behind the indented frames Python prints the class, and a message if there is one. */
  private void pythonLine(int from, int to) {
    int end = from;
    while (end < to && bytes[end] != ':' && bytes[end] != ' ' && bytes[end] != '\r') {
      end++;
    }
    if (end > from && (end == to || bytes[end] != ' ')) {
      add(from, end);
    }
  }

  /** A trace without its first line belongs to the exception that the message named last. */
  private void lastNamed(int from, int to) {
    int last = to;
    int lastTo = to;
    for (int i = from; i < to; i++) {
      int end = StackTraceLine.classEnd(bytes, i, to);
      if (end > i && StackTraceLine.isException(bytes, i, end)) {
        last = i;
        lastTo = end;
      }
      i = Math.max(i, StackTraceLine.nameEnd(bytes, i, to));
    }
    if (last < lastTo) {
      add(last, lastTo);
    }
  }

  private void add(int from, int to) {
    classes.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }
}
