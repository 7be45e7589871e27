package io.nodelog.hdfs.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * Bytes of a log file were taken into the warehouse. All positions are in the decompressed bytes.
 *
 * @param batch the ingest run that took them
 * @param node whose log it is
 * @param source the name of the source
 * @param format a preset's name or a format string
 * @param file the URI under which the file was found, as reports name it
 * @param stream which incarnation of the source's file this is; does not change when the file is
 *     renamed, copied or compressed
 * @param from first byte taken, which is where the entry before of this stream ended
 * @param to end (exclusive) of the bytes taken
 * @param lines how many lines they hold
 * @param prefixSha256 of the stream's bytes from 0 to {@code to}, lower-case hex; empty if only
 *     {@code headTail} was taken
 * @param headTail what recognises a long stream without reading all of it
 * @param closed whether the file is finished: rotated, or idle for long
 * @param segments where the bytes lie, in order and without gap
 * @param zone of times that name none; empty if the source named none
 * @param header text of the header that is in effect where the bytes end; empty if none is
 * @param detectedPermille how many of a thousand lines at the head of the file the format fitted
 *     that was found by them; 0 if the source names its format
 */
public record Ingested(
    String batch,
    String node,
    String source,
    String format,
    String file,
    String stream,
    long from,
    long to,
    long lines,
    String prefixSha256,
    HeadTail headTail,
    boolean closed,
    List<Segment> segments,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) String zone,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) String header,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        int detectedPermille)
    implements LedgerEntry {

  public Ingested {
    EntryFields.text("batch", batch);
    EntryFields.text("node", node);
    EntryFields.text("source", source);
    EntryFields.text("stream", stream);
    if (!prefixSha256.isEmpty() || headTail.equals(HeadTail.NONE)) {
      EntryFields.sha256("prefix", prefixSha256);
    }
    segments = List.copyOf(segments);
    checkSegments(from, to, lines, segments);
  }

  /** Bytes of a named format whose times name their zone and whose lines need no header. */
  public Ingested(
      String batch,
      String node,
      String source,
      String format,
      String file,
      String stream,
      long from,
      long to,
      long lines,
      String prefixSha256,
      HeadTail headTail,
      boolean closed,
      List<Segment> segments) {
    this(
        batch,
        node,
        source,
        format,
        file,
        stream,
        from,
        to,
        lines,
        prefixSha256,
        headTail,
        closed,
        segments,
        "",
        HeaderLine.NONE,
        0);
  }

  /** What the bytes are a part of. */
  public Part part() {
    return new Part(batch, node, source);
  }

  /** The same bytes in other files. */
  Ingested lyingIn(List<Segment> others) {
    return new Ingested(
        batch,
        node,
        source,
        format,
        file,
        stream,
        from,
        to,
        lines,
        prefixSha256,
        headTail,
        closed,
        others,
        zone,
        header,
        detectedPermille);
  }

  /** How many bytes were taken. */
  public long bytes() {
    return to - from;
  }

  @Override
  public List<String> paths() {
    return segments.stream().map(Segment::path).toList();
  }

  private static void checkSegments(long from, long to, long lines, List<Segment> segments) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("Invalid range: " + from + " to " + to);
    }
    long position = from;
    long counted = 0;
    for (Segment segment : segments) {
      if (segment.offset() != position || segment.length() < 0) {
        throw new IllegalArgumentException(
            "Invalid segment " + segment.path() + " (must start at " + position + ")");
      }
      position += segment.length();
      counted += segment.lines();
    }
    if (position != to || counted != lines) {
      throw new IllegalArgumentException(
          "Invalid segments: they hold %s lines up to %s (must be %s lines up to %s)"
              .formatted(counted, position, lines, to));
    }
  }
}
