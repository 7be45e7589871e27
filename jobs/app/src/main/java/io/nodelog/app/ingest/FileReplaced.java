package io.nodelog.app.ingest;

import java.io.IOException;

/**
 * A file's name is another file's by now, or the file was truncated: it was rotated since it was
 * looked at. Nothing is wrong with that, and the next run finds all of it.
 */
final class FileReplaced extends IOException {
  private static final long serialVersionUID = 1;

  FileReplaced() {
    super("it was begun, replaced or truncated while it was looked at");
  }
}
