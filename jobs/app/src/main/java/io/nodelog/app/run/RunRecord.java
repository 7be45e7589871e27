package io.nodelog.app.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;

/**
 * Keeps what a run says of itself: {@code runs/<run id>/_RUN.json} for each run, and {@code
 * _RUN.json} at the root of the warehouse for the latest.
 */
public final class RunRecord {
  private static final String NAME = "_RUN.json";

  private RunRecord() {}

  /** Writes both. */
  public static void write(Run run, String json) throws IOException {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    put(run, text, "run", "runs/" + run.id() + "/" + NAME);
    put(run, text, "latest", NAME);
  }

  private static void put(Run run, byte[] text, String temporaryName, String name)
      throws IOException {
    Path temporary = run.path(run.temporary(temporaryName));
    try (OutputStream out = run.storage().create(temporary)) {
      out.write(text);
    }
    run.storage().replace(temporary, run.path(name));
  }
}
