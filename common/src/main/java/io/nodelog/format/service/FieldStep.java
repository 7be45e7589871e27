package io.nodelog.format.service;

import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import org.jspecify.annotations.Nullable;

/** A field that ends with the bytes that it may have, or before that at the text behind it. */
final class FieldStep implements HeadStep {
  /** No name is longer; so much is looked at for each place where a field may start. */
  private static final int LONGEST = 1024;

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
    int end = end(bytes, from, shape == FieldShape.LETTER ? Math.min(to, from + 1) : to);
    if (end == from && !shape.mayBeEmpty()) {
      return EventHead.NOT_READ;
    }
    if (field != null && end > from) {
      record.set(field, from, end);
      if (field == ServiceField.LEVEL) {
        record.setSeverity(SeverityWord.of(bytes, from, end));
      }
    }
    return end;
  }

  private int end(byte[] bytes, int from, int to) {
    int longest = Math.min(to, from + LONGEST);
    int end = from;
    while (end < longest && shape.takes(bytes[end])) {
      if (behind != null && behind.at(bytes, end, to)) {
        return end;
      }
      end++;
    }
    return end;
  }
}
