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
    this.behind = shape.needsText() ? behind : null;
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
    if (field != null && end > from) {
      record.set(field, from, end);
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
      boolean ends = behind != null && depth == 0 && behind.at(bytes, end, to);
      depth += shape == FieldShape.BRACKETED ? depthOf(bytes[end]) : 0;
      if (ends || depth < 0) {
        return end;
      }
      end++;
    }
    return end;
  }

  private static int depthOf(byte b) {
    return b == '[' ? 1 : b == ']' ? -1 : 0;
  }
}
