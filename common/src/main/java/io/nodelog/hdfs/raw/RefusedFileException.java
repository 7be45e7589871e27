package io.nodelog.hdfs.raw;

import java.io.IOException;

/** Says that a file is not read on purpose: it is no log, or it would not end. */
public final class RefusedFileException extends IOException {
  private static final long serialVersionUID = 1;

  private final String path;

  RefusedFileException(String path, String reason) {
    super("Cannot read " + path + ": " + reason);
    this.path = path;
  }

  /** The file, as named when it was opened. */
  public String path() {
    return path;
  }
}
