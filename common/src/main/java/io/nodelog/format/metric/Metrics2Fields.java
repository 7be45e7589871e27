package io.nodelog.format.metric;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.nodelog.bytes.Digits;
import java.util.Arrays;

/** The fields of a record of metrics2, as {@code name=value, name=value}: where the values lie. */
final class Metrics2Fields {
  /** The fields that are looked for. */
  enum Field {
    PROCESS("ProcessName"),
    HEAP_USED("MemHeapUsedM"),
    HEAP_MAX("MemHeapMaxM"),
    CAPACITY("Capacity"),
    REMAINING("Remaining"),
    MEMORY_USED("NodeUsedMemGB");

    private final String label;

    Field(String label) {
      this.label = label;
    }
  }

  private static final Field[] FIELDS = Field.values();

  private final int[] from = new int[FIELDS.length];
  private final int[] to = new int[FIELDS.length];
  private byte[] bytes = new byte[0];

  /** Reads a record; returns whether it has any field. */
  boolean read(byte[] line, int start, int end) {
    bytes = line;
    Arrays.fill(from, -1);
    boolean any = false;
    for (int at = start; at < end; ) {
      int fieldTo = fieldEnd(at, end);
      any |= readField(at, fieldTo);
      at = fieldTo + 2;
    }
    return any;
  }

  /** Where a field ends: in front of a comma with a space behind it. */
  private int fieldEnd(int at, int end) {
    int i = at;
    while (i < end && !(bytes[i] == ',' && i + 1 < end && bytes[i + 1] == ' ')) {
      i++;
    }
    return i;
  }

  private boolean readField(int start, int end) {
    int equals = start;
    while (equals < end && bytes[equals] != '=') {
      equals++;
    }
    if (equals == end || equals == start) {
      return false;
    }
    String label = new String(bytes, start, equals - start, ISO_8859_1);
    for (Field field : FIELDS) {
      if (field.label.equals(label)) {
        from[field.ordinal()] = equals + 1;
        to[field.ordinal()] = end;
      }
    }
    return true;
  }

  boolean has(Field field) {
    return from(field) >= 0;
  }

  int from(Field field) {
    return from[field.ordinal()];
  }

  int to(Field field) {
    return to[field.ordinal()];
  }

  /** The value in thousandths, or {@link Thousandths#INVALID}. */
  long thousandths(Field field) {
    return has(field) ? Thousandths.parse(bytes, from(field), to(field)) : Thousandths.INVALID;
  }

  /** The value as a whole number, or a negative one. */
  long number(Field field) {
    return has(field) ? Digits.parse(bytes, from(field), to(field)) : Digits.INVALID;
  }
}
