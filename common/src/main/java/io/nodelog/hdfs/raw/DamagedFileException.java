package io.nodelog.hdfs.raw;

import java.io.EOFException;
import java.io.IOException;

/**
 * Says that a compressed file ends early or is damaged. Every byte before the damage was handed out
 * before this is thrown; of an xz file all but 4 KiB at most, and the same ones each time.
 */
public final class DamagedFileException extends IOException {
  /** The compressed offset of a damage that only shows in the decompressed bytes. */
  public static final long UNKNOWN = -1;

  private static final long serialVersionUID = 1;

  private final String path;
  private final long compressedOffset;
  private final long offset;

  DamagedFileException(String path, long compressedOffset, long offset, String reason) {
    super(
        "Cannot read "
            + path
            + ": "
            + reason
            + " (at "
            + (compressedOffset == UNKNOWN ? "" : "compressed offset " + compressedOffset + ", ")
            + "decompressed offset "
            + offset
            + ")");
    this.path = path;
    this.compressedOffset = compressedOffset;
    this.offset = offset;
  }

  /** The file, as named when it was opened. */
  public String path() {
    return path;
  }

  /** How many bytes of the file were understood, or {@link #UNKNOWN}. */
  public long compressedOffset() {
    return compressedOffset;
  }

  /** How many decompressed bytes were handed out. */
  public long offset() {
    return offset;
  }

  /** Whether the file ends before its data do, as one does that is still being compressed. */
  public boolean endsEarly() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException) {
        return true;
      }
    }
    return false;
  }
}
