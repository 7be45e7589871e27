package io.nodelog.app.ingest;

import io.nodelog.hdfs.ledger.HeadTail;
import io.nodelog.hdfs.ledger.HeaderLine;
import io.nodelog.hdfs.ledger.TakenStream;
import java.util.UUID;

/**
 * Where the taking of a file starts.
 *
 * @param stream which incarnation of the source's file it is
 * @param from how much of it was taken before
 * @param header text of the header that is in effect there
 * @param format what the lines before were read with; empty if nothing was taken
 * @param detectedPermille how many of a thousand lines that format fitted, if it was found by them
 * @param prefixSha256 of what was taken before
 * @param headTail of what was taken before, if that is long
 */
record TakenStart(
    String stream,
    long from,
    String header,
    String format,
    int detectedPermille,
    String prefixSha256,
    HeadTail headTail) {
  /** The start of a file that nothing was taken of. */
  static TakenStart anew() {
    return new TakenStart(
        UUID.randomUUID().toString(), 0, HeaderLine.NONE, "", 0, "", HeadTail.NONE);
  }

  /** The end of what was taken. */
  static TakenStart after(TakenStream taken) {
    return new TakenStart(
        taken.stream(),
        taken.length(),
        taken.header(),
        taken.format(),
        taken.detectedPermille(),
        taken.prefixSha256(),
        taken.headTail());
  }
}
