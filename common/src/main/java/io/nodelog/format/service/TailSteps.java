package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.format.service.HeadPart.Field;
import io.nodelog.format.service.HeadPart.Text;
import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import java.util.List;

/**
 * What stands behind the message, such as Kafka's logger in brackets. It is read from its end,
 * because the message may hold anything.
 */
final class TailSteps {
  private final List<HeadPart> parts;
  private final TextStep[] texts;

  /**
   * @param parts texts and fields in turn, a text first
   */
  TailSteps(List<HeadPart> parts) {
    this.parts = parts;
    texts =
        parts.stream()
            .map(part -> part instanceof Text text ? new TextStep(text.text()) : null)
            .toArray(TextStep[]::new);
  }

  /** Returns where the tail starts, or {@link EventHead#NOT_READ} if it is missing. */
  int read(byte[] bytes, int from, int to, ServiceRecord record) {
    int end = to;
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (parts.get(i) instanceof Field field) {
        int start = texts[i - 1].findLast(bytes, from, end);
        int fieldFrom = start + texts[i - 1].length();
        if (start == ByteSearch.NOT_FOUND || !fits(field.shape(), bytes, fieldFrom, end)) {
          return EventHead.NOT_READ;
        }
        set(field, bytes, fieldFrom, end, record);
        end = start;
        i--;
      } else {
        end -= texts[i].length();
        if (end < from || !texts[i].at(bytes, end, end + texts[i].length())) {
          return EventHead.NOT_READ;
        }
      }
    }
    return end;
  }

  private static boolean fits(FieldShape shape, byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && shape.takes(bytes[end])) {
      end++;
    }
    return end == to && (from < to || shape.mayBeEmpty());
  }

  private static void set(Field field, byte[] bytes, int from, int to, ServiceRecord record) {
    if (field.field().isPresent() && from < to) {
      record.set(field.field().get(), from, to);
      if (field.field().get() == ServiceField.LEVEL) {
        record.setSeverity(SeverityWord.of(bytes, from, to));
      }
    }
  }
}
