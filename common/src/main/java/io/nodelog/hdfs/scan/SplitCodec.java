package io.nodelog.hdfs.scan;

import io.nodelog.hdfs.ledger.HeaderLine;
import io.nodelog.hdfs.ledger.Segment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a split, as tasks get it.
 *
 * <p>In order, numbers big endian: the version, one byte, 3; the number of pieces, four bytes; for
 * each piece the texts batch, node, source, format, zone and file, the lines of a thousand that the
 * format was found by, four bytes; the segment's path, the name of its compression, its stored
 * length, its hash, its offset, length and lines, the number of its headers, four bytes, and of
 * each the offset and the text; and the range, from and to. A text is its length in bytes, four
 * bytes, and its UTF-8; lengths and offsets are eight bytes.
 */
public final class SplitCodec {
  private static final int VERSION = 3;

  private SplitCodec() {}

  /** Returns the bytes of a split. */
  public static byte[] encode(Split split) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(split.pieces().size());
      for (Split.Piece piece : split.pieces()) {
        writePiece(out, piece);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writePiece(DataOutputStream out, Split.Piece piece) throws IOException {
    writeText(out, piece.batch());
    writeText(out, piece.node());
    writeText(out, piece.source());
    writeText(out, piece.format());
    writeText(out, piece.zone());
    writeText(out, piece.file());
    out.writeInt(piece.detectedPermille());
    writeSegment(out, piece.segment());
    out.writeLong(piece.from());
    out.writeLong(piece.to());
  }

  private static void writeSegment(DataOutputStream out, Segment segment) throws IOException {
    writeText(out, segment.path());
    writeText(out, segment.compression().name());
    out.writeLong(segment.storedLength());
    writeText(out, segment.storedSha256());
    out.writeLong(segment.offset());
    out.writeLong(segment.length());
    out.writeLong(segment.lines());
    out.writeInt(segment.headers().size());
    for (HeaderLine header : segment.headers()) {
      out.writeLong(header.offset());
      writeText(out, header.text());
    }
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /**
   * Reads the bytes of a split.
   *
   * @throws IOException if they are not those of a split, or of another version
   */
  public static Split decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "Cannot read a split: version " + version + " (must be " + VERSION + ")");
    }
    int count = in.readInt();
    List<Split.Piece> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pieces.add(readPiece(in));
    }
    if (in.available() > 0) {
      throw new IOException("Cannot read a split: " + in.available() + " bytes too many");
    }
    return new Split(List.copyOf(pieces));
  }

  private static Split.Piece readPiece(DataInputStream in) throws IOException {
    return new Split.Piece(
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        in.readInt(),
        readSegment(in),
        in.readLong(),
        in.readLong());
  }

  private static Segment readSegment(DataInputStream in) throws IOException {
    return new Segment(
        readText(in),
        readCompression(in),
        in.readLong(),
        readText(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        readHeaders(in));
  }

  private static List<HeaderLine> readHeaders(DataInputStream in) throws IOException {
    List<HeaderLine> headers = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      headers.add(new HeaderLine(in.readLong(), readText(in)));
    }
    return headers;
  }

  private static Segment.Compression readCompression(DataInputStream in) throws IOException {
    String name = readText(in);
    try {
      return Segment.Compression.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("Cannot read a split: unknown compression " + name, e);
    }
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("Cannot read a split: a text of " + length + " bytes");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
