package io.nodelog.hdfs.scan;

import io.nodelog.hdfs.ledger.Segment;
import java.util.List;

/**
 * What one task scans: pieces of one or more files, so that many small files make few tasks.
 *
 * @param pieces read one after the other
 */
public record Split(List<Piece> pieces) {
  /** The stored bytes of all pieces. */
  public long length() {
    return pieces.stream().mapToLong(Piece::length).sum();
  }

  /**
   * A range of a segment. Of a plain file the piece has the lines, or the events, that start in the
   * range; of framed Zstandard those that start in the frames that start in the range; any other
   * stream is one piece.
   *
   * @param batch the batch that committed the segment
   * @param node whose log it is
   * @param source the name of the source
   * @param format a preset's name or a format string
   * @param zone of times that name none; empty if the source names none
   * @param file the original file, as reports and quarantine name it
   * @param detectedPermille how many of a thousand lines of its head the format fitted that was
   *     found by them; 0 if the source names its format
   * @param segment where the bytes lie
   * @param from first stored byte of the range
   * @param to end (exclusive) of the range of stored bytes
   */
  public record Piece(
      String batch,
      String node,
      String source,
      String format,
      String zone,
      String file,
      int detectedPermille,
      Segment segment,
      long from,
      long to) {

    /** The piece that is all of a segment of a source that names a format and no zone. */
    public static Piece whole(
        String batch, String node, String source, String format, String file, Segment segment) {
      return whole(batch, node, source, format, "", file, 0, segment);
    }

    /** The piece that is all of a segment. */
    public static Piece whole(
        String batch,
        String node,
        String source,
        String format,
        String zone,
        String file,
        int detectedPermille,
        Segment segment) {
      return new Piece(
          batch,
          node,
          source,
          format,
          zone,
          file,
          detectedPermille,
          segment,
          segment.storedFrom(),
          segment.storedTo());
    }

    /** The stored bytes of the piece. */
    public long length() {
      return to - from;
    }

    /** The part of the piece that is this range of stored bytes. */
    Piece range(long rangeFrom, long rangeTo) {
      return new Piece(
          batch, node, source, format, zone, file, detectedPermille, segment, rangeFrom, rangeTo);
    }
  }
}
