package io.nodelog.hdfs.raw;

import io.nodelog.bytes.ByteSearch;
import io.nodelog.hdfs.ledger.HeaderLine;
import io.nodelog.hdfs.ledger.Segment;
import io.nodelog.hdfs.storage.HashedOutput;
import io.nodelog.hdfs.storage.RelativePath;
import io.nodelog.hdfs.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of one stream into segments, in frames that start at line starts.
 *
 * <p>A frame holds as many whole lines as fit, at least one; a segment as many frames as fit, at
 * least one. Of a format with events of several lines a segment holds whole events, so that one
 * with a very long event is longer. So where they are cut depends on the bytes and the layout
 * alone, never on how the bytes arrive, and the same lines make the same files. A finished segment
 * is named by its SHA-256; until then it has a temporary name. Memory is one frame, also for a line
 * of any length, and a share of the frames that wait to be compressed.
 */
public final class SegmentWriter implements Closeable {
  private static final int FIRST_FRAME_BYTES = 64 << 10;

  private final Storage storage;
  private final Path warehouse;
  private final String directory;
  private final String staging;
  private final SegmentLayout layout;
  private final LineRoles roles;
  private final EventBorders borders;
  private byte[] frame;
  private final List<Segment> segments = new ArrayList<>();
  private int frameTo;
  private long offset;
  private String header;
  private boolean inLongLine;
  private @Nullable SegmentFile file;
  private @Nullable Path unfinished;

  /** Starts to write lines each of which stands for itself. */
  public SegmentWriter(
      Storage storage,
      Path warehouse,
      String directory,
      String staging,
      SegmentLayout layout,
      long offset) {
    this(storage, warehouse, directory, staging, layout, LineRoles.none(), HeaderLine.NONE, offset);
  }

  /**
   * Starts to write.
   *
   * @param directory of the segments, relative to the warehouse
   * @param staging first part of the temporary names, relative to the warehouse; no other writer
   *     may have the same
   * @param header text of the header that is in effect before the first byte
   * @param offset where the first byte stands in the decompressed stream
   */
  public SegmentWriter(
      Storage storage,
      Path warehouse,
      String directory,
      String staging,
      SegmentLayout layout,
      LineRoles roles,
      String header,
      long offset) {
    this.storage = storage;
    this.warehouse = warehouse;
    this.directory = directory;
    this.staging = staging;
    this.layout = layout;
    this.roles = roles;
    this.borders = new EventBorders(roles);
    this.header = header;
    this.frame = new byte[Math.min(FIRST_FRAME_BYTES, layout.frameBytes())];
    this.offset = offset;
  }

  /** Appends bytes of the stream, cut anywhere. */
  public void write(byte[] bytes, int from, int to) throws IOException {
    int at = from;
    while (at < to) {
      at = inLongLine ? writeLongLine(bytes, at, to) : fillFrame(bytes, at, to);
    }
  }

  private int fillFrame(byte[] bytes, int from, int to) throws IOException {
    int count = Math.min(to - from, layout.frameBytes() - frameTo);
    makeRoom(frameTo + count);
    System.arraycopy(bytes, from, frame, frameTo, count);
    frameTo += count;
    if (frameTo == layout.frameBytes()) {
      int linesTo = lastNewline() + 1;
      if (linesTo == 0) {
        startFrame(frameTo).append(frame, 0, frameTo);
        frameTo = 0;
        inLongLine = true;
      } else {
        writeFrame(borders.cut(frame, linesTo));
      }
    }
    return from + count;
  }

  /** Most streams are small, and never need a whole frame. */
  private void makeRoom(int needed) {
    if (needed > frame.length) {
      long doubled = Math.max(needed, 2L * frame.length);
      frame = Arrays.copyOf(frame, (int) Math.min(doubled, layout.frameBytes()));
    }
  }

  /** Writes the rest of a line that no frame holds, as a frame of its own. */
  private int writeLongLine(byte[] bytes, int from, int to) throws IOException {
    int newline = ByteSearch.indexOf(bytes, from, to, (byte) '\n');
    int lineTo = newline < 0 ? to : newline + 1;
    SegmentFile open = file();
    open.append(bytes, from, lineTo);
    if (newline >= 0) {
      open.endFrame();
      inLongLine = false;
    }
    return lineTo;
  }

  private int lastNewline() {
    int last = frameTo - 1;
    while (last >= 0 && frame[last] != '\n') {
      last--;
    }
    return last;
  }

  private void writeFrame(int linesTo) throws IOException {
    SegmentFile open = startFrame(linesTo);
    byte[] written = frame;
    open.write(written, linesTo);
    frame = open.spare(written.length);
    frameTo -= linesTo;
    System.arraycopy(written, linesTo, frame, 0, frameTo);
  }

  /** The file that the first so many bytes of the frame go to: the one at hand if there is room. */
  private SegmentFile startFrame(int bytes) throws IOException {
    borders.startFrame(frame, bytes, offset + (file == null ? 0 : file.length()));
    if (file != null && file.length() + bytes > layout.segmentBytes() && borders.mayCut()) {
      finishFile(file);
      borders.startSegment();
    }
    return file();
  }

  private SegmentFile file() throws IOException {
    if (file == null) {
      unfinished = staged();
      file =
          new SegmentFile(HashedOutput.create(storage, unfinished), layout, roles, header, offset);
    }
    return file;
  }

  private Path staged() {
    return RelativePath.resolve(warehouse, staging + "-" + segments.size());
  }

  private void finishFile(SegmentFile open) throws IOException {
    open.finish();
    file = null;
    Path written = staged();
    Segment segment = open.segment(directory);
    storage.commitOrTouch(written, RelativePath.resolve(warehouse, segment.path()));
    unfinished = null;
    header = open.header();
    offset += segment.length();
    segments.add(segment);
  }

  /**
   * Writes what is left and returns all segments, in their order; none if nothing was written. A
   * last line without its end is stored as it is.
   */
  public List<Segment> finish() throws IOException {
    if (frameTo > 0) {
      startFrame(frameTo).write(frame, frameTo);
      frameTo = 0;
    } else if (inLongLine) {
      file().endFrame();
      inLongLine = false;
    }
    if (file != null) {
      finishFile(file);
    }
    return List.copyOf(segments);
  }

  /** The text of the header that is in effect behind the last line, once all is written. */
  public String header() {
    return header;
  }

  /** Forgets a segment that was not finished; finished ones stay, and nothing names them. */
  @Override
  public void close() throws IOException {
    if (file != null) {
      SegmentFile open = file;
      file = null;
      open.close();
    }
    if (unfinished != null) {
      storage.delete(unfinished);
      unfinished = null;
    }
  }
}
