package io.nodelog.summary;

import java.io.IOException;

/** Says that the bytes of a summary are damaged or were not written by this application. */
public final class CorruptSummary extends IOException {
  public CorruptSummary(String message) {
    super(message);
  }
}
