package io.nodelog.hdfs.raw;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.nodelog.bytes.ByteSearch;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.ledger.Segment.Compression;
import io.nodelog.hdfs.storage.HashedOutput;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One segment while it is written, frame by frame. */
final class SegmentFile implements Closeable {
  /** The index has four bytes for the length of a frame. */
  private static final long MAX_FRAME_BYTES = 0xFFFF_FFFFL;

  private final HashedOutput file;
  private final SegmentLayout layout;
  private final long offset;
  private final OutputStream out;
  private final String headerBefore;
  private final @Nullable HeaderCollector headers;
  private int[] storedLengths = new int[16];
  private int[] lengths = new int[16];
  private int frames;
  private long frameStored;
  private long frameStart;
  private long length;
  private long lines;
  private boolean inLine;

  /**
   * @param headerBefore text of the header that is in effect at the start
   */
  SegmentFile(
      HashedOutput file, SegmentLayout layout, LineRoles roles, String headerBefore, long offset)
      throws IOException {
    this.file = file;
    this.layout = layout;
    this.offset = offset;
    this.headerBefore = headerBefore;
    this.headers =
        roles.header().isPresent()
            ? new HeaderCollector(
                roles.header().get(), roles.maxContentBytes(), headerBefore, offset)
            : null;
    this.out = layout.compression() == Compression.NONE ? file : framed(file, layout.level());
  }

  private static OutputStream framed(OutputStream file, int level) throws IOException {
    return new ZstdOutputStreamNoFinalizer(file, level)
        .setChecksum(true)
        .setCloseFrameOnFlush(true);
  }

  /** Bytes that were written, before compression. */
  long length() {
    return length;
  }

  /** Appends to the frame at hand. */
  void append(byte[] bytes, int from, int to) throws IOException {
    out.write(bytes, from, to - from);
    length += to - from;
    if (length - frameStart > MAX_FRAME_BYTES) {
      throw new IOException("Cannot store a line: it is longer than 4 GiB");
    }
    countLines(bytes, from, to);
    if (headers != null) {
      headers.write(bytes, from, to);
    }
  }

  private void countLines(byte[] bytes, int from, int to) {
    int start = from;
    for (int newline; (newline = newline(bytes, start, to)) >= 0; start = newline + 1) {
      lines++;
    }
    inLine = start < to || (inLine && from == to);
  }

  private static int newline(byte[] bytes, int from, int to) {
    return ByteSearch.indexOf(bytes, from, to, (byte) '\n');
  }

  /** Ends the frame at hand. */
  void endFrame() throws IOException {
    out.flush();
    if (frames == lengths.length) {
      storedLengths = Arrays.copyOf(storedLengths, 2 * frames);
      lengths = Arrays.copyOf(lengths, 2 * frames);
    }
    storedLengths[frames] = (int) (file.length() - frameStored);
    lengths[frames++] = (int) (length - frameStart);
    frameStored = file.length();
    frameStart = length;
  }

  /** Ends the file; it lies under a temporary name still. */
  void finish() throws IOException {
    if (layout.compression() == Compression.ZSTD_FRAMES) {
      file.write(FrameIndex.encode(storedLengths, lengths, frames));
    }
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
    out.close();
  }
}
