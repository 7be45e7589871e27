package io.nodelog.app.summarize;

import java.util.List;

/** The settings that shape summaries have changed; the message says which, and what to do. */
public final class SettingsChanged extends Exception {
  private static final long serialVersionUID = 1;

  SettingsChanged(List<String> changes) {
    this(
        changes,
        "put the settings back, or give --rebuild to make all summaries anew, or, after formats or"
            + " zones of sources were mended, use nodelog retry");
  }

  private SettingsChanged(List<String> changes, String remedy) {
    super(
        "Cannot summarize: "
            + String.join("; ", changes)
            + " (summaries of different settings cannot be merged; "
            + remedy
            + ")");
  }

  /** They cannot be changed any more, because raw logs before a date have expired. */
  static SettingsChanged forGood(List<String> changes, String before) {
    return new SettingsChanged(
        changes,
        "raw logs before "
            + before
            + " have expired, so that not all summaries can be made anew: put the settings back, or,"
            + " after formats or zones of sources were mended, use nodelog retry");
  }
}
