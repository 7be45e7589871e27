package io.nodelog.format.service;

import io.nodelog.record.ServiceField;
import io.nodelog.record.ServiceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A field that may hold anything, such as a thread's name. It ends where the text behind it stands
 * and all that follows fits, up to the next such field: leftmost first, like a star in a file name
 * pattern, so that nothing is ever tried again.
 */
final class OpenStep implements HeadStep {
  /** More of the text behind it has no thread's name; so the time taken stays linear. */
  private static final int MOST_TRIES = 64;

  private final @Nullable ServiceField field;
  private final @Nullable TextStep behind;
  private final HeadSteps rest;

  /**
   * @param behind the text that {@code rest} starts with; null if the field reaches to the end
   * @param rest what follows, up to the next open field
   */
  OpenStep(@Nullable ServiceField field, @Nullable TextStep behind, HeadSteps rest) {
    this.field = field;
    this.behind = behind;
    this.rest = rest;
  }

  /** Reads the field and what follows it. */
  @Override
  public int take(byte[] bytes, int from, int to, ServiceRecord record) {
    if (behind == null) {
      set(bytes, from, to, record);
      return to;
    }
    int end = behind.find(bytes, from, to);
    for (int i = 0; i < MOST_TRIES && end >= 0; i++) {
      int restTo = rest.take(bytes, end, to, record);
      if (restTo != EventHead.NOT_READ) {
        set(bytes, from, end, record);
        return restTo;
      }
      end = behind.find(bytes, end + 1, to);
    }
    return EventHead.NOT_READ;
  }

  private void set(byte[] bytes, int from, int to, ServiceRecord record) {
    if (field != null) {
      FieldStep.set(field, bytes, from, to, record);
    }
  }
}
