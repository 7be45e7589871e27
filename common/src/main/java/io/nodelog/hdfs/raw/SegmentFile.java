package io.nodelog.hdfs.raw;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.storage.HashedOutput;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One segment while it is written, frame by frame. */
final class SegmentFile implements Closeable {
  /** The index has four bytes for the length of a frame. */
  private static final long MAX_FRAME_BYTES = 0xFFFF_FFFFL;

  private final HashedOutput file;
  private final SegmentLayout layout;
  private final long offset;
  private final FrameOutput frames;
  private final String headerBefore;
  private final @Nullable HeaderCollector headers;
  private long frameStart;
  private long length;
  private long lines;
  private boolean inLine;

  /**
   * @param headerBefore text of the header that is in effect at the start
   */
  SegmentFile(
      HashedOutput file, SegmentLayout layout, LineRoles roles, String headerBefore, long offset) {
    this.file = file;
    this.layout = layout;
    this.offset = offset;
    this.headerBefore = headerBefore;
    this.headers =
        roles.header().isPresent()
            ? new HeaderCollector(
                roles.header().get(), roles.maxContentBytes(), headerBefore, offset)
            : null;
    this.frames =
        layout.compression() == Compression.NONE
            ? new PlainFrames(file)
            : new ZstdFrames(file, layout.level());
  }

  /** Bytes that were written, before compression. */
  long length() {
    return length;
  }

  /**
   * Writes a frame, now or later.
   *
   * @param lines belong to this file until {@link #spare} hands them out again
   */
  void write(byte[] lines, int to) throws IOException {
    account(lines, 0, to);
    frames.write(lines, to);
    frameStart = length;
  }

  /** Returns an array of a length to fill with the next frame. */
  byte[] spare(int length) {
    return frames.spare(length);
  }

  /** Appends to a frame that is longer than an array may be. */
  void append(byte[] bytes, int from, int to) throws IOException {
    account(bytes, from, to);
    if (length - frameStart > MAX_FRAME_BYTES) {
      throw new IOException("Cannot store a line: it is longer than 4 GiB");
    }
    frames.append(bytes, from, to);
  }

  private void account(byte[] bytes, int from, int to) {
    length += to - from;
    lines += ByteSearch.count(bytes, from, to, (byte) '\n');
    inLine = from < to ? bytes[to - 1] != '\n' : inLine;
    if (headers != null) {
      headers.write(bytes, from, to);
    }
  }

  /** Ends the frame that was appended to. */
  void endFrame() throws IOException {
    frames.endFrame();
    frameStart = length;
  }

  /** Ends the file; it lies under a temporary name still. */
  void finish() throws IOException {
    frames.finish();
    close();
  }

  /** Says what was written; asked for once, when all is. */
  Segment segment(String directory) {
    boolean plain = layout.compression() == Compression.NONE;
    String sha256 = file.sha256();
    return new Segment(
        directory + "/" + sha256 + (plain ? ".log" : ".zst"),
        layout.compression(),
        file.length(),
        sha256,
        offset,
        length,
        lines + (inLine ? 1 : 0),
        headers == null ? List.of() : headers.headers());
  }

  /** The text of the header that is in effect behind what was written. */
  String header() {
    return headers == null ? headerBefore : headers.inEffect();
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
