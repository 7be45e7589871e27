package io.nodelog.hdfs.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Numbers and texts in few bytes: a number has seven bits in a byte, the lowest first; a text that
 * is an UUID has 16 bytes, one that is a SHA-256 has 32, and any other is its UTF-8. Before each
 * text stands a number: 0 for an UUID, 1 for a hash, otherwise the length of the UTF-8 plus 2.
 */
final class PackedText {
  private static final Pattern UUIDS =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern HASHES = Pattern.compile("[0-9a-f]{64}");
  private static final int AS_UUID = 0;
  private static final int AS_HASH = 1;
  private static final int AS_TEXT = 2;
  private static final int HASH_BYTES = 32;
  private static final int LOW = 0x7F;
  private static final int MORE = 0x80;

  private PackedText() {}

  static void putNumber(ByteArrayOutputStream out, long number) {
    long rest = number;
    while ((rest & ~LOW) != 0) {
      out.write((int) ((rest & LOW) | MORE));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  static long number(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      number |= (long) (next & LOW) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  static void put(ByteArrayOutputStream out, String text) {
    if (UUIDS.matcher(text).matches()) {
      UUID uuid = UUID.fromString(text);
      putNumber(out, AS_UUID);
      out.writeBytes(
          ByteBuffer.allocate(16)
              .putLong(uuid.getMostSignificantBits())
              .putLong(uuid.getLeastSignificantBits())
              .array());
    } else if (HASHES.matcher(text).matches()) {
      putNumber(out, AS_HASH);
      out.writeBytes(HexFormat.of().parseHex(text));
    } else {
      byte[] utf8 = text.getBytes(UTF_8);
      putNumber(out, utf8.length + AS_TEXT);
      out.writeBytes(utf8);
    }
  }

  static String text(ByteBuffer in) {
    int kind = Math.toIntExact(number(in));
    return switch (kind) {
      case AS_UUID -> new UUID(in.getLong(), in.getLong()).toString();
      case AS_HASH -> HexFormat.of().formatHex(bytes(in, HASH_BYTES));
      default -> new String(bytes(in, kind - AS_TEXT), UTF_8);
    };
  }

  private static byte[] bytes(ByteBuffer in, int count) {
    if (count > in.remaining()) {
      throw new IllegalArgumentException("a text of " + count + " bytes goes beyond its end");
    }
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  static byte[] of(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    put(out, text);
    return out.toByteArray();
  }
}
