package io.nodelog.summary;

import io.nodelog.record.ClientKind;

/**
 * Reads encoded keys, column by column in the order of the table's declaration.
 *
 * <p>A column of type {@link KeyType#CLIENT} is read with {@link #clientKind()} and then, by kind,
 * {@link #ipv4()}, {@link #ipv6High()} and {@link #ipv6Low()}, {@link #text()}, or nothing.
 */
public final class KeyReader {
  private static final ClientKind[] CLIENT_KINDS = ClientKind.values();

  private final ByteCursor cursor = new ByteCursor();

  /** Starts to read a key, whose bytes stay the caller's. */
  public KeyReader set(ByteRange key) {
    cursor.set(key.bytes(), key.from(), key.to());
    return this;
  }

  /** Reads an instant in microseconds since the epoch. */
  public long instant() throws CorruptSummary {
    return cursor.readLong() ^ Long.MIN_VALUE;
  }

  /** Reads an integer, 0 or more. */
  public int integer() throws CorruptSummary {
    int value = cursor.readInt();
    if (value < 0) {
      throw new CorruptSummary("Invalid key: " + value + " (must be 0 or more)");
    }
    return value;
  }

  /** Reads a number, 0 or more. */
  public long number() throws CorruptSummary {
    long value = cursor.readLong();
    if (value < 0) {
      throw new CorruptSummary("Invalid key: " + value + " (must be 0 or more)");
    }
    return value;
  }

  /** Reads a text of any bytes. */
  public byte[] text() throws CorruptSummary {
    int from = cursor.at();
    int zeros = skipText();
    byte[] text = new byte[cursor.at() - 2 - from - zeros];
    for (int i = 0, next = from; i < text.length; i++, next++) {
      text[i] = cursor.bytes()[next];
      if (text[i] == 0) {
        next++;
      }
    }
    return text;
  }

  /** Reads what the client is known by. */
  public ClientKind clientKind() throws CorruptSummary {
    int kind = cursor.readByte();
    if (kind >= CLIENT_KINDS.length) {
      throw new CorruptSummary("Invalid client kind: " + kind);
    }
    return CLIENT_KINDS[kind];
  }

  /** Reads an IPv4 address. */
  public int ipv4() throws CorruptSummary {
    return cursor.readInt();
  }

  /** Reads the first eight bytes of an IPv6 address. */
  public long ipv6High() throws CorruptSummary {
    return cursor.readLong();
  }

  /** Reads the last eight bytes of an IPv6 address. */
  public long ipv6Low() throws CorruptSummary {
    return cursor.readLong();
  }

  /** Passes over a column and points {@code encoded} to its bytes. */
  public void column(KeyType type, ByteRange encoded) throws CorruptSummary {
    int from = cursor.at();
    switch (type) {
      case INSTANT, LONG -> cursor.skip(Long.BYTES);
      case INTEGER -> cursor.skip(Integer.BYTES);
      case TEXT -> skipText();
      case CLIENT -> skipClient();
    }
    encoded.set(cursor.bytes(), from, cursor.at());
  }

  /** Returns whether every column was read. */
  public boolean atEnd() {
    return cursor.atEnd();
  }

  private void skipClient() throws CorruptSummary {
    switch (clientKind()) {
      case V4 -> cursor.skip(Integer.BYTES);
      case V6 -> cursor.skip(2 * Long.BYTES);
      case NAME -> skipText();
      case NONE -> {}
    }
  }

  /** Passes over a text and returns how many zero bytes it has. */
  private int skipText() throws CorruptSummary {
    for (int zeros = 0; ; zeros++) {
      while (cursor.readByte() != 0) {
        // Most bytes stand for themselves.
      }
      int mark = cursor.readByte();
      if (mark == 0) {
        return zeros;
      }
      if (mark != 0xff) {
        throw new CorruptSummary("Invalid text in a key: byte " + mark + " after a zero");
      }
    }
  }
}
