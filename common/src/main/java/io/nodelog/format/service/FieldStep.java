package io.nodelog.format.service;

import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import io.nodelog.record.Severity;
import org.jspecify.annotations.Nullable;

/** A field that ends with the bytes that it may have, or before that at the text behind it. */
final class FieldStep implements HeadStep {
  private final FieldShape shape;
  private final @Nullable ServiceField field;
  private final @Nullable TextStep behind;

  FieldStep(FieldShape shape, @Nullable ServiceField field, @Nullable TextStep behind) {
    this.shape = shape;
    this.field = field;
    this.behind = behind;
  }

  @Override
  public int take(byte[] bytes, int from, int to, ServiceRecord record) {
    int end = end(bytes, from, to);
    if (end == from && !shape.mayBeEmpty()) {
      return EventHead.NOT_READ;
    }
    boolean level = field == ServiceField.LEVEL;
    Severity severity = level ? SeverityWord.of(bytes, from, end) : Severity.UNKNOWN;
    if (level && shape == FieldShape.LETTER && severity == Severity.UNKNOWN) {
      return EventHead.NOT_READ;
    }
    if (field != null) {
      set(field, bytes, from, end, record);
    }
    if (level) {
      record.setSeverity(severity);
    }
    return end;
  }

  private int end(byte[] bytes, int from, int to) {
    int longest = Math.min(to, from + shape.longest());
    int depth = 0;
    int end = from;
    while (end < longest && shape.takes(bytes[end])) {
      if (shape.needsText() && depth == 0 && isBehind(bytes, end, to)) {
        return end;
      }
      depth += shape == FieldShape.BRACKETED ? depthOf(bytes[end]) : 0;
      if (depth < 0) {
        return end;
      }
      end++;
    }
    return shape == FieldShape.NAME ? lastBefore(bytes, from, end, to) : end;
  }

  /** A dot parts class and method, and stands in the class as well: the last one is meant. */
  private int lastBefore(byte[] bytes, int from, int end, int to) {
    for (int i = end; i > from; i--) {
      if (isBehind(bytes, i, to)) {
        return i;
      }
    }
    return end;
  }

  private boolean isBehind(byte[] bytes, int at, int to) {
    return behind != null && behind.at(bytes, at, to);
  }

  private static int depthOf(byte b) {
    return b == '[' ? 1 : b == ']' ? -1 : 0;
  }

  /** Blanks around a field fill it up to its width. */
  static void set(ServiceField field, byte[] bytes, int from, int to, ServiceRecord record) {
    int start = from;
    int end = to;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    while (end > start && bytes[end - 1] == ' ') {
      end--;
    }
    if (start < end) {
      record.set(field, start, end);
    }
  }
}
