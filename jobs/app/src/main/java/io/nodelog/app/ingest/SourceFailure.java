package io.nodelog.app.ingest;

import io.nodelog.app.run.Failures;
import java.io.IOException;

/** A source's file cannot be read; unlike a failure of the warehouse it does not stop the run. */
final class SourceFailure extends IOException {
  private static final long serialVersionUID = 1;

  SourceFailure(SourceFile file, IOException cause) {
    super(sentence(file, cause), cause);
  }

  private static String sentence(SourceFile file, IOException cause) {
    String reason = Failures.reason(cause);
    String where = file.words();
    return reason.contains(where) ? reason : "Cannot read " + where + ": " + reason;
  }
}
