package io.nodelog.app.ingest;

import io.nodelog.format.Detection;
import io.nodelog.format.access.ColumnParser;
import io.nodelog.hdfs.raw.LineReader;
import java.io.IOException;

/** What the first lines of a file tell of its format. */
public final class FileHead {
  private final Detection.Result result;
  private final boolean empty;

  private FileHead(Detection.Result result, boolean empty) {
    this.result = result;
    this.empty = empty;
  }

  /** Shows lines to every format until it has seen enough of them. */
  public static FileHead read(LineReader lines, Detection detection) throws IOException {
    boolean blank = true;
    while (!detection.isFull() && lines.next()) {
      detection.add(lines.bytes(), lines.from(), lines.to());
      blank = blank && ColumnParser.saysNothing(lines.bytes(), lines.from(), lines.to());
    }
    Detection.Result result = detection.result();
    return new FileHead(result, blank && result.decision().isEmpty());
  }

  /** Returns whether there is no line that tells anything: all are blank or comments. */
  public boolean isEmpty() {
    return empty;
  }

  /** What was found. */
  public Detection.Result result() {
    return result;
  }
}
