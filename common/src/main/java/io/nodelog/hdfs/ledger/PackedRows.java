package io.nodelog.hdfs.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A few rows in the order of their keys, one behind the other: the length of the key, the key, the
 * length of the row and the row. Keys are compared byte by byte, unsigned. Does not change.
 */
final class PackedRows {
  static final PackedRows NONE = new PackedRows(new byte[0]);

  private final byte[] bytes;

  private PackedRows(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Where a row stands: it starts with the length of its key, and its own bytes come last. */
  private record Place(int from, int keyFrom, int keyTo, int rowFrom, int to) {
    /** Reads over a row. */
    static Place next(ByteBuffer in) {
      int from = in.position();
      int keyTo = end(in);
      int keyFrom = in.position();
      in.position(keyTo);
      int to = end(in);
      int rowFrom = in.position();
      in.position(to);
      return new Place(from, keyFrom, keyTo, rowFrom, to);
    }

    /** Reads a length; where that many bytes end. */
    private static int end(ByteBuffer in) {
      long length = PackedText.number(in);
      return Math.toIntExact(in.position() + length);
    }
  }

  /**
   * A row with its key.
   *
   * @param key read from its position on, like {@code bytes}
   */
  record Row(ByteBuffer key, ByteBuffer bytes) {}

  /** Takes the next rows, at most so many, out of bytes like these. */
  static PackedRows next(ByteBuffer in, int most) {
    int from = in.position();
    for (int row = 0; row < most && in.hasRemaining(); row++) {
      Place.next(in);
    }
    byte[] rows = new byte[in.position() - from];
    in.get(from, rows);
    return new PackedRows(rows);
  }

  /** How many rows there are. */
  int count() {
    return places().size();
  }

  /** The row that has a key. */
  Optional<Row> get(byte[] key) {
    return places().stream().filter(place -> compare(place, key) == 0).map(this::row).findFirst();
  }

  /** All rows. */
  List<Row> rows() {
    return places().stream().map(this::row).toList();
  }

  /** The same rows with one more, or with another in place of the one that has the key. */
  PackedRows with(byte[] key, byte[] row) {
    int from = bytes.length;
    int to = bytes.length;
    for (Place place : places()) {
      int side = compare(place, key);
      if (side >= 0) {
        from = place.from();
        to = side == 0 ? place.to() : from;
        break;
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + key.length + row.length);
    out.write(bytes, 0, from);
    put(out, key);
    put(out, row);
    out.write(bytes, to, bytes.length - to);
    return new PackedRows(out.toByteArray());
  }

  private static void put(ByteArrayOutputStream out, byte[] part) {
    PackedText.putNumber(out, part.length);
    out.writeBytes(part);
  }

  /** The rows from one position to another. */
  PackedRows part(int first, int end) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    next(in, first);
    return next(in, end - first);
  }

  /** The key of the first row. */
  byte[] firstKey() {
    Place first = Place.next(ByteBuffer.wrap(bytes));
    return Arrays.copyOfRange(bytes, first.keyFrom(), first.keyTo());
  }

  /** The rows as they lie. */
  void writeTo(ByteArrayOutputStream out) {
    out.writeBytes(bytes);
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (ByteBuffer in = ByteBuffer.wrap(bytes); in.hasRemaining(); ) {
      places.add(Place.next(in));
    }
    return places;
  }

  private int compare(Place place, byte[] key) {
    return Arrays.compareUnsigned(bytes, place.keyFrom(), place.keyTo(), key, 0, key.length);
  }

  private Row row(Place place) {
    return new Row(
        ByteBuffer.wrap(bytes, place.keyFrom(), place.keyTo() - place.keyFrom()),
        ByteBuffer.wrap(bytes, place.rowFrom(), place.to() - place.rowFrom()));
  }
}
