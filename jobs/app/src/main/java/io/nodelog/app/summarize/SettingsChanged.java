package io.nodelog.app.summarize;

import java.util.List;

/** The settings that shape summaries have changed; the message says which, and what to do. */
public final class SettingsChanged extends Exception {
  private static final long serialVersionUID = 1;

  SettingsChanged(List<String> changes) {
    super(
        "Cannot summarize: "
            + String.join("; ", changes)
            + " (summaries of different settings cannot be merged; put the settings back, or give"
            + " --rebuild to make all summaries anew, or, after formats or zones of sources were"
            + " mended, use nodelog retry)");
  }
}
