package io.nodelog.hdfs.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * The bytes of what was taken of a stream of one source, which leave out what most streams of the
 * source have in common.
 *
 * <p>A row is: flags; bytes taken; lines; hash of the prefix; name of the file, without the
 * directory if it is in it; block length and both hashes of head and tail, if there are; header;
 * how well the format fitted; and the format, if it is another than the usual one. Numbers and
 * texts are those of {@link PackedText}. The key of a row is the stream.
 *
 * @param source whose streams these are
 * @param directory what the names of most files start with
 * @param format what most streams are read with
 */
record StreamCodec(LedgerTables.Source source, String directory, String format) {
  private static final int CLOSED = 1;
  private static final int IN_DIRECTORY = 2;
  private static final int USUAL_FORMAT = 4;
  private static final int HEAD_AND_TAIL = 8;

  /** For streams like this one. */
  static StreamCodec like(TakenStream stream) {
    return new StreamCodec(
        new LedgerTables.Source(stream.node(), stream.source()),
        stream.file().substring(0, stream.file().lastIndexOf('/') + 1),
        stream.format());
  }

  byte[] row(TakenStream stream) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int flags = flags(stream);
    PackedText.putNumber(out, flags);
    PackedText.putNumber(out, stream.length());
    PackedText.putNumber(out, stream.lines());
    PackedText.put(out, stream.prefixSha256());
    boolean inDirectory = (flags & IN_DIRECTORY) != 0;
    PackedText.put(out, inDirectory ? stream.file().substring(directory.length()) : stream.file());
    if ((flags & HEAD_AND_TAIL) != 0) {
      PackedText.putNumber(out, stream.headTail().blockLength());
      PackedText.put(out, stream.headTail().headSha256());
      PackedText.put(out, stream.headTail().tailSha256());
    }
    PackedText.put(out, stream.header());
    PackedText.putNumber(out, stream.detectedPermille());
    if ((flags & USUAL_FORMAT) == 0) {
      PackedText.put(out, stream.format());
    }
    return out.toByteArray();
  }

  private int flags(TakenStream stream) {
    return (stream.closed() ? CLOSED : 0)
        | (stream.file().startsWith(directory) ? IN_DIRECTORY : 0)
        | (stream.format().equals(format) ? USUAL_FORMAT : 0)
        | (stream.headTail().equals(HeadTail.NONE) ? 0 : HEAD_AND_TAIL);
  }

  TakenStream stream(String stream, ByteBuffer in) {
    long flags = PackedText.number(in);
    long length = PackedText.number(in);
    long lines = PackedText.number(in);
    String prefixSha256 = PackedText.text(in);
    String file = PackedText.text(in);
    HeadTail headTail =
        (flags & HEAD_AND_TAIL) == 0
            ? HeadTail.NONE
            : new HeadTail(PackedText.number(in), PackedText.text(in), PackedText.text(in));
    String header = PackedText.text(in);
    int detectedPermille = Math.toIntExact(PackedText.number(in));
    return new TakenStream(
        source.node(),
        source.name(),
        stream,
        (flags & IN_DIRECTORY) == 0 ? file : directory + file,
        length,
        lines,
        prefixSha256,
        headTail,
        (flags & CLOSED) != 0,
        header,
        (flags & USUAL_FORMAT) == 0 ? PackedText.text(in) : format,
        detectedPermille);
  }
}
