package io.nodelog.app.cli;

import io.nodelog.bytes.SafeText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON, one member after the other. Text is escaped so that it is harmless on a terminal and
 * inside a page.
 */
final class Json {
  private final StringBuilder text = new StringBuilder(512);
  private boolean first = true;

  /** Forgets everything that was written. */
  void clear() {
    text.setLength(0);
    first = true;
  }

  Json beginObject() {
    return begin('{');
  }

  /** Begins an object as a member of another one. */
  Json beginObject(String name) {
    name(name);
    return open('{');
  }

  Json endObject() {
    return end('}');
  }

  Json beginArray(String name) {
    name(name);
    return open('[');
  }

  Json endArray() {
    return end(']');
  }

  /** Writes an element of an array. */
  Json element(String value) {
    separate();
    quote(value);
    return this;
  }

  Json member(String name, @Nullable String value) {
    name(name);
    if (value == null) {
      text.append("null");
    } else {
      quote(value);
    }
    return this;
  }

  Json member(String name, long value) {
    name(name);
    text.append(value);
    return this;
  }

  /** Writes a number; JSON knows none that is not finite, so these are null. */
  Json member(String name, double value) {
    name(name);
    text.append(Double.isFinite(value) ? Double.toString(value) : "null");
    return this;
  }

  Json member(String name, boolean value) {
    name(name);
    text.append(value);
    return this;
  }

  Json memberNull(String name) {
    return member(name, (String) null);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private Json begin(char bracket) {
    separate();
    return open(bracket);
  }

  private Json open(char bracket) {
    text.append(bracket);
    first = true;
    return this;
  }

  private Json end(char bracket) {
    text.append(bracket);
    first = false;
    return this;
  }

  private void name(String name) {
    separate();
    quote(name);
    text.append(':');
  }

  private void separate() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < 0x80 ? c < ' ' || c == 0x7f || c == '<' : isUnsafeAt(value, i)) {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  /** Surrogates are judged as the pair they are in; a lone one is escaped. */
  private static boolean isUnsafeAt(String value, int i) {
    char c = value.charAt(i);
    if (!Character.isSurrogate(c)) {
      return SafeText.isUnsafe(c);
    }
    int start = Character.isLowSurrogate(c) && i > 0 ? i - 1 : i;
    int codePoint = value.codePointAt(start);
    return !Character.isSupplementaryCodePoint(codePoint) || SafeText.isUnsafe(codePoint);
  }
}
