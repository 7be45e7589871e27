package io.nodelog.format.service;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.record.ServiceRecord;
import java.nio.charset.StandardCharsets;

/**
 * Text that stands in every line. A blank at its end may be missing at the end of the line, because
 * editors and shippers cut it off when the message is empty.
 */
final class TextStep implements HeadStep {
  private final byte[] text;

  TextStep(String text) {
    this.text = text.getBytes(StandardCharsets.UTF_8);
  }

  int length() {
    return text.length;
  }

  int leadingBlanks() {
    int blanks = 0;
    while (blanks < text.length && text[blanks] == ' ') {
      blanks++;
    }
    return blanks;
  }

  @Override
  public int take(byte[] bytes, int from, int to, ServiceRecord record) {
    return at(bytes, from, to) ? Math.min(to, from + text.length) : EventHead.NOT_READ;
  }

  /** Returns whether the text stands at {@code at}. */
  boolean at(byte[] bytes, int at, int to) {
    if (at < to && bytes[at] != text[0]) {
      return false; // asked at every byte of a name: this is the usual answer
    }
    boolean cut = at + text.length == to + 1 && text.length > 1 && text[text.length - 1] == ' ';
    int length = cut ? text.length - 1 : text.length;
    if (at + length > to) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns where the text stands first, or {@link ByteSearch#NOT_FOUND}. */
  int find(byte[] bytes, int from, int to) {
    int i = ByteSearch.indexOf(bytes, from, to, text[0]);
    while (i != ByteSearch.NOT_FOUND && !at(bytes, i, to)) {
      i = ByteSearch.indexOf(bytes, i + 1, to, text[0]);
    }
    return i;
  }

  /** Returns where the text stands last before {@code to}, or {@link ByteSearch#NOT_FOUND}. */
  int findLast(byte[] bytes, int from, int to) {
    for (int i = to - text.length; i >= from; i--) {
      if (bytes[i] == text[0] && at(bytes, i, i + text.length)) {
        return i;
      }
    }
    return ByteSearch.NOT_FOUND;
  }
}
