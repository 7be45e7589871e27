package io.nodelog.hdfs.ledger;

/**
 * How far a stream has been taken, and what its bytes so far are recognised by.
 *
 * @param node whose log it is
 * @param source the name of the source
 * @param stream the incarnation of the source's file
 * @param file the URI under which it was found last
 * @param length how many decompressed bytes were taken, from 0 on
 * @param lines how many lines were taken
 * @param prefixSha256 of those bytes, lower-case hex; empty if only {@code headTail} is known
 * @param headTail hashes of the first and last block of those bytes
 * @param closed whether the file was finished then
 * @param header text of the header that is in effect where those bytes end; empty if none is
 * @param format what its lines were read with last
 * @param detectedPermille how many of a thousand lines of its head that format fitted, if it was
 *     found by them; else 0
 */
public record TakenStream(
    String node,
    String source,
    String stream,
    String file,
    long length,
    long lines,
    String prefixSha256,
    HeadTail headTail,
    boolean closed,
    String header,
    String format,
    int detectedPermille) {

  static TakenStream after(long linesBefore, Ingested entry) {
    return new TakenStream(
        entry.node(),
        entry.source(),
        entry.stream(),
        entry.file(),
        entry.to(),
        Math.addExact(linesBefore, entry.lines()),
        entry.prefixSha256(),
        entry.headTail(),
        entry.closed(),
        entry.header(),
        entry.format(),
        entry.detectedPermille());
  }
}
