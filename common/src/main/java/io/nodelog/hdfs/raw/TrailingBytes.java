package io.nodelog.hdfs.raw;

/**
 * Bytes after the end of a compressed file that belong to nothing. What precedes them is sound.
 *
 * @param compressedOffset where they start in the file
 * @param length how many there are, 1 or more
 * @param zeros whether all of them are zero: padding of a tape or of a block device
 */
public record TrailingBytes(long compressedOffset, long length, boolean zeros) {
  /** Says in words what was found, for reports. */
  public String words() {
    return length
        + (zeros ? " bytes of zero padding" : " bytes of garbage")
        + " after the end of the compressed data (at compressed offset "
        + compressedOffset
        + ")";
  }
}
