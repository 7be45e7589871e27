package io.nodelog.hdfs.raw;

import java.io.Closeable;
import java.io.IOException;

/** The frames of one segment on their way into its file, in order. */
interface FrameOutput extends Closeable {
  /**
   * Writes a frame, now or later.
   *
   * @param lines belong to this output until {@link #spare} hands them out again
   * @param to where the frame ends in them
   */
  void write(byte[] lines, int to) throws IOException;

  /** Returns an array of a length to fill with the next frame. */
  byte[] spare(int length);

  /** Appends to a frame that is longer than an array may be. */
  void append(byte[] bytes, int from, int to) throws IOException;

  /** Ends the frame that was appended to. */
  void endFrame() throws IOException;

  /** Writes all that waits, and what belongs behind the last frame. */
  void finish() throws IOException;
}
